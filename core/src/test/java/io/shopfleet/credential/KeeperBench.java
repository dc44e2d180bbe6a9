package io.shopfleet.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.CredentialId;
import io.shopfleet.account.PlatformId;
import io.shopfleet.account.RegionCode;
import io.shopfleet.account.ShopId;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** A keeper with everything around it, and a credential whose token lasts from 00:00 to 12:00. */
final class KeeperBench {

  static final Instant MIDNIGHT = Instant.parse("2026-03-01T00:00:00Z");
  static final Instant ADVISORY = MIDNIGHT.plus(Duration.ofHours(10));
  static final Instant MANDATORY = MIDNIGHT.plus(Duration.ofHours(11));
  static final Instant END = MIDNIGHT.plus(Duration.ofHours(12));
  static final Duration TICK = Duration.ofNanos(1);

  /** Half of the first step, as {@link #LOWEST} draws it. */
  static final Duration FIRST_BACKOFF = Duration.ofSeconds(15);

  // Draws nothing but zeros: no jitter, the shortest back-off.
  static final RandomGenerator LOWEST = () -> 0L;

  static final CredentialId ID = new CredentialId("credential-1");

  final AdjustableClock clock = new AdjustableClock(MIDNIGHT);
  final FaultyStore store = new FaultyStore();
  final ScriptedEndpoint endpoint = new ScriptedEndpoint();
  final List<FleetEvent> events = new CopyOnWriteArrayList<>();
  final Account account = account("account-1");
  final RenewingTokenKeeper keeper = node();

  KeeperBench() {
    save(credential());
  }

  static Account account(String id) {
    return Account.of(new PlatformId("market"), new ShopId("shop-" + id), "Toko Satu")
        .id(new AccountId(id))
        .region(new RegionCode("ID"))
        .credential(ID)
        .build();
  }

  static Credential credential() {
    return Credential.of(
            ID, Map.of("app_key", "key"), Map.of("app_secret", Secret.of("app-secret")))
        .withTokens(token("access-1"), new RefreshToken(Secret.of("refresh-1"), null))
        .withScopes(Set.of("orders"));
  }

  static AccessToken token(String value) {
    return new AccessToken(Secret.of(value), END, ADVISORY, MANDATORY);
  }

  /** A keeper as another process would build it, on the same store. */
  RenewingTokenKeeper node() {
    return node(RenewalPolicy.DEFAULT);
  }

  RenewingTokenKeeper node(RenewalPolicy policy) {
    return new RenewingTokenKeeper(store, platform -> endpoint, policy, events::add, clock, LOWEST);
  }

  /** A keeper that does not wait long for attempts that do not end. */
  static RenewalPolicy hasty() {
    RenewalPolicy usual = RenewalPolicy.DEFAULT;
    return new RenewalPolicy(
        usual.advisory(),
        usual.mandatory(),
        usual.assumedLifetime(),
        usual.firstBackoff(),
        usual.maxBackoff(),
        Duration.ofMillis(1),
        Duration.ofMillis(1));
  }

  /** The default policy, but without patience for a lock that another node holds. */
  static RenewalPolicy impatient() {
    RenewalPolicy usual = RenewalPolicy.DEFAULT;
    return new RenewalPolicy(
        usual.advisory(),
        usual.mandatory(),
        usual.assumedLifetime(),
        usual.firstBackoff(),
        usual.maxBackoff(),
        Duration.ofMillis(1),
        usual.attempt());
  }

  /** New tokens with the given number, good for seven days from now. */
  RenewalOutcome grant(int number) {
    return grant("access-" + number, "refresh-" + number, clock.instant().plus(Duration.ofDays(7)));
  }

  static RenewalOutcome grant(
      String access, @Nullable String refresh, @Nullable Instant expiresAt) {
    return new RenewalOutcome.Granted(
        new TokenGrant(
            Secret.of(access),
            expiresAt,
            refresh == null ? null : Secret.of(refresh),
            null,
            Set.of(),
            Map.of()));
  }

  void save(Credential credential) {
    long version = store.load(ID).map(Credential::version).orElse(0L);
    assertThat(store.save(ID, version, credential)).isTrue();
  }

  Credential stored() {
    return store.load(ID).orElseThrow();
  }

  Renewal renewal() {
    return stored().renewal();
  }

  String current() {
    return access(keeper.current(account));
  }

  static String access(Credential credential) {
    AccessToken token = credential.accessToken();
    return token == null ? "none" : token.value().reveal();
  }

  static String refresh(Credential credential) {
    RefreshToken token = credential.refreshToken();
    return token == null ? "none" : token.value().reveal();
  }

  <E extends FleetEvent> List<E> told(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  static MarketplaceException failure(FailureKind kind, ThrowingCallable call) {
    MarketplaceException failure =
        org.assertj.core.api.Assertions.catchThrowableOfType(MarketplaceException.class, call);
    assertThat(failure).isNotNull();
    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.account()).contains(new AccountId("account-1"));
    assertThat(failure).hasMessageContaining("account-1 (Toko Satu)");
    return failure;
  }

  /** Starts threads together and waits for all; a failed one's exception comes out. */
  static <T> List<T> together(int threads, Callable<T> task) throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      CountDownLatch ready = new CountDownLatch(threads);
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(
            executor.submit(
                () -> {
                  ready.countDown();
                  ready.await();
                  return task.call();
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> one : running) {
        results.add(one.get(60, TimeUnit.SECONDS));
      }
      return results;
    } finally {
      executor.shutdownNow();
    }
  }

  static void pass(CountDownLatch gate) {
    try {
      assertThat(gate.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
