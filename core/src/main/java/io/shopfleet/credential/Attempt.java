package io.shopfleet.credential;

import org.jspecify.annotations.Nullable;

/**
 * How an attempt to get a usable token ended. Plain data rather than an exception, so that every
 * caller who waited for it fails with an exception of its own.
 */
sealed interface Attempt {

  /** The credential as it is stored now, renewed or not; what it permits is in it. */
  record Done(Credential credential) implements Attempt {}

  /** The marketplace is not asked, for a moment ago it gave the refused token again. */
  record GivenAgain() implements Attempt {}

  /** The store has no such credential. */
  record Absent() implements Attempt {}

  /** The lock was not to be had within the time that a caller waits for it. */
  record Busy() implements Attempt {}

  /**
   * The attempt was given up for a reason of its maker's own; whoever waited for it makes one.
   *
   * @param cause the interruption; null if the maker did not want to wait for the lock
   */
  record Abandoned(@Nullable RuntimeException cause) implements Attempt {}

  /** The store failed before anything was asked of the marketplace: nothing is lost. */
  record StoreFailed(RuntimeException cause) implements Attempt {}

  /**
   * The marketplace answered, and the store did not take the answer. It is kept in memory.
   *
   * @param cause null if the store refused because the stored version differs
   */
  record NotSaved(@Nullable RuntimeException cause) implements Attempt {}
}
