package io.shopfleet.tiktokshop.internal.call;

import io.shopfleet.platform.CallTag;
import io.shopfleet.platform.Unreadable;
import java.util.List;

/**
 * An answer whose records may be partly unreadable.
 *
 * @param data what could be read
 * @param unreadable the records whose JSON has another shape than the contract says, without ids
 * @param tag what was asked with
 * @param <T> the data of the answer
 */
public record Answer<T>(T data, List<Unreadable> unreadable, CallTag tag) {

  /** A text that came with the answer, with what was sent in secret masked. */
  String masked(String text) {
    return tag.credential().masked(text);
  }
}
