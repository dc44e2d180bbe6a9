package io.shopfleet.stock;

import io.shopfleet.account.AccountId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** The rounds of sending on this node, one per account at most. Safe for concurrent use. */
final class RoundsUnderWay {

  private final ConcurrentMap<AccountId, Round> rounds = new ConcurrentHashMap<>();

  /** One round, from when its place is taken. */
  static final class Round {

    private final AccountId account;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile @Nullable Thread worker;

    private Round(AccountId account) {
      this.account = account;
    }

    /** From now on the calling thread works on it. */
    void work() {
      worker = Thread.currentThread();
    }
  }

  int size() {
    return rounds.size();
  }

  /** Takes the account's place; empty if a round of it is under way. */
  Optional<Round> begin(AccountId account) {
    Round own = new Round(account);
    return rounds.putIfAbsent(account, own) == null ? Optional.of(own) : Optional.empty();
  }

  /** Takes the account's place as soon as it is free; waits for that. */
  Round beginInTurn(AccountId account) {
    Round own = new Round(account);
    Round other = rounds.putIfAbsent(account, own);
    while (other != null) {
      other.ended.join();
      other = rounds.putIfAbsent(account, own);
    }
    return own;
  }

  void end(Round round) {
    rounds.remove(round.account, round);
    round.ended.complete(null);
  }

  /** Whether the calling thread works on a round: then waiting for one could last for ever. */
  boolean withinOne() {
    Thread current = Thread.currentThread();
    return rounds.values().stream().anyMatch(round -> current.equals(round.worker));
  }

  /** When all rounds are over but that of the calling thread. */
  CompletableFuture<Void> othersEnded() {
    Thread current = Thread.currentThread();
    return CompletableFuture.allOf(
        rounds.values().stream()
            .filter(round -> !current.equals(round.worker))
            .map(round -> round.ended)
            .toArray(CompletableFuture<?>[]::new));
  }
}
