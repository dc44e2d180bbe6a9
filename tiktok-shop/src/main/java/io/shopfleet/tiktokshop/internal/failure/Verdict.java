package io.shopfleet.tiktokshop.internal.failure;

import io.shopfleet.failure.FailureKind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a code of TikTok Shop means.
 *
 * @param kind what to do next, for programs
 * @param whatToDo what to do next, for people
 * @param pause how long to wait where the platform names no time itself; null if that is not known
 */
public record Verdict(FailureKind kind, String whatToDo, @Nullable Duration pause) {

  static Verdict of(FailureKind kind, String whatToDo) {
    return new Verdict(kind, whatToDo, null);
  }
}
