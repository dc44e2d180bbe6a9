package io.shopfleet.tiktokshop.internal.call;

import io.shopfleet.platform.Found;
import io.shopfleet.platform.Unreadable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * Reads records by id, so many with one call as the platform takes.
 *
 * @param most ids in one call
 */
public record ById(int most) {

  /**
   * Reads the records.
   *
   * @param ids any number; repeated ones are asked for once
   * @param call asks for some of them
   */
  public <N> Found<N> read(Collection<String> ids, Function<List<String>, Found<N>> call) {
    List<String> distinct = ids.stream().distinct().toList();
    List<N> items = new ArrayList<>(distinct.size());
    List<Unreadable> unreadable = new ArrayList<>();
    for (int start = 0; start < distinct.size(); start += most) {
      Found<N> some = call.apply(distinct.subList(start, Math.min(start + most, distinct.size())));
      items.addAll(some.items());
      unreadable.addAll(some.unreadable());
    }
    return new Found<>(items, unreadable);
  }
}
