package io.shopfleet.benchmarks;

import io.shopfleet.account.Account;
import io.shopfleet.account.CredentialId;
import io.shopfleet.account.PlatformId;
import io.shopfleet.account.RegionCode;
import io.shopfleet.account.ShopId;
import io.shopfleet.credential.AccessToken;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.CredentialStore;
import io.shopfleet.credential.RenewalPolicy;
import io.shopfleet.credential.RenewingTokenKeeper;
import io.shopfleet.credential.Secret;
import io.shopfleet.credential.TokenKeeper;
import io.shopfleet.event.FleetListener;
import io.shopfleet.internal.memory.InMemoryCredentialStore;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a caller pays for a token that is still good, beside the least that anybody could pay: one
 * look into a map, and one at the clock.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class FreshTokenBenchmark {

  /** As many accounts as a large agency has, so that no look-up is a lucky one. */
  private static final int ACCOUNTS = 10_000;

  private static final Instant END = Instant.parse("2999-01-01T00:00:00Z");

  private final Clock clock = Clock.systemUTC();
  private final ConcurrentMap<CredentialId, Instant> ends = new ConcurrentHashMap<>();
  private final Account[] accounts = new Account[ACCOUNTS];
  private final CredentialId[] ids = new CredentialId[ACCOUNTS];
  private final CredentialStore store = new InMemoryCredentialStore();
  private final TokenKeeper keeper =
      new RenewingTokenKeeper(
          store,
          platform -> {
            throw new IllegalStateException("No token ends during the benchmark");
          },
          RenewalPolicy.DEFAULT,
          FleetListener.SILENT,
          clock,
          new Random(1));

  /** Which account a thread asks for next. */
  @State(Scope.Thread)
  public static class Turn {
    private int last = (int) Thread.currentThread().getId() * 977;

    int next() {
      last = (last + 7919) % ACCOUNTS;
      return last;
    }
  }

  @Setup
  public void registerAccounts() {
    for (int i = 0; i < ACCOUNTS; i++) {
      Credential credential = credential(new CredentialId("credential-" + i));
      store.save(credential.id(), 0, credential);
      ends.put(credential.id(), END);
      ids[i] = credential.id();
      accounts[i] = account(i, credential.id());
      keeper.current(accounts[i]);
    }
  }

  /** A look-up in a map and one at the clock, and nothing done with either. */
  @Benchmark
  public boolean mapAndClock(Turn turn) {
    Instant end = ends.get(ids[turn.next()]);
    return end != null && clock.instant().isBefore(end);
  }

  @Benchmark
  public Credential keeper(Turn turn) {
    return keeper.current(accounts[turn.next()]);
  }

  private static Credential credential(CredentialId id) {
    return Credential.of(id, Map.of("app_key", "6a7b8c"), Map.of())
        .withTokens(AccessToken.expiringAt(Secret.of("token-of-" + id), END), null);
  }

  private static Account account(int number, CredentialId credential) {
    return Account.of(new PlatformId("market"), new ShopId("shop-" + number), "Toko " + number)
        .region(new RegionCode("ID"))
        .credential(credential)
        .build();
  }
}
