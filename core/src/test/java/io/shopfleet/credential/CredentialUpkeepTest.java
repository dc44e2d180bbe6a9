package io.shopfleet.credential;

import static io.shopfleet.credential.KeeperBench.ADVISORY;
import static io.shopfleet.credential.KeeperBench.MANDATORY;
import static io.shopfleet.credential.KeeperBench.access;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopfleet.account.AccountBuilder;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.ConnectionState;
import io.shopfleet.account.CredentialId;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.internal.memory.InMemoryAccountRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which credentials a round of upkeep visits, and what becomes of trouble on the way. */
class CredentialUpkeepTest {

  private final KeeperBench bench = new KeeperBench();
  private final InMemoryAccountRegistry registry = new InMemoryAccountRegistry(bench.clock);
  private final CredentialUpkeep upkeep = new CredentialUpkeep(registry, bench.keeper);

  CredentialUpkeepTest() {
    bench.clock.moveTo(ADVISORY);
  }

  @Test
  void disabledAccount_tokenIsKeptAlive() {
    register("a", account -> account.enabled(false));
    bench.endpoint.will(bench.grant(2));

    round();

    assertThat(access(stored("a"))).isEqualTo("access-2");
  }

  @Test
  void idleForAMonth_signedInAllTheTime() {
    register("a", account -> account.enabled(false));
    for (int hour = 0; hour < 30 * 24; hour++) {
      bench.endpoint.will(asked -> bench.grant(bench.endpoint.calls().size()));
      round();
      AccessToken token = stored("a").accessToken();
      assertThat(token).isNotNull();
      assertThat(token.mandatory(bench.clock.instant())).isFalse();
      bench.clock.advance(Duration.ofHours(1));
    }

    assertThat(bench.endpoint.calls()).hasSize(5);
    assertThat(bench.told(FleetEvent.TokenRenewalFailed.class)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(ConnectionState.class)
  void everyStateButDisconnectedAndRevoked_isVisited(ConnectionState state) {
    register("a", account -> account.connectionState(state));
    bench.endpoint.will(bench.grant(2));

    round();

    boolean given = state == ConnectionState.DISCONNECTED || state == ConnectionState.REVOKED;
    assertThat(access(stored("a"))).isEqualTo(given ? "access-1" : "access-2");
  }

  @Test
  void archivedAccount_isNotVisited() {
    register("a", account -> account);
    registry.archive(new AccountId("a"));

    round();

    assertThat(bench.endpoint.calls()).isEmpty();
  }

  @Test
  void accountWithoutCredential_isPassedOver() {
    registry.register(KeeperBench.account("a").toBuilder().credential(null).build());
    register("b", account -> account);
    bench.endpoint.will(bench.grant(2));

    round();

    assertThat(access(stored("b"))).isEqualTo("access-2");
  }

  @Test
  void sharedCredential_visitedOnceARound() {
    register("a", account -> account);
    register("b", account -> account.credential(new CredentialId("credential of a")));
    register("c", account -> account.credential(new CredentialId("credential of a")));
    bench.endpoint.will(new RenewalOutcome.NotProcessed("HTTP 503", null));
    int loads = bench.store.loads();

    round();
    assertThat(bench.store.loads()).isEqualTo(loads + 2);

    loads = bench.store.loads();
    round();
    assertThat(bench.store.loads()).isEqualTo(loads + 1);
  }

  @Test
  void sharedCredentialOfARevokedAccount_visitedForTheOtherOne() {
    register("a", account -> account.connectionState(ConnectionState.REVOKED));
    register("b", account -> account.credential(new CredentialId("credential of a")));
    bench.endpoint.will(bench.grant(2));

    round();

    assertThat(access(stored("a"))).isEqualTo("access-2");
  }

  @Test
  void personIsNeeded_marketplaceIsNotAskedInAnyRound() {
    register("a", account -> account);
    bench.endpoint.will(new RenewalOutcome.Refused("36004005", "no record"));

    round();
    round();

    assertThat(bench.endpoint.calls()).hasSize(1);
    assertThat(bench.told(FleetEvent.ReauthorizationNeeded.class)).hasSize(1);
  }

  @Test
  void oneIsAbsentAndOneFails_othersAreVisited() {
    register("a", account -> account);
    bench.store.erase(new CredentialId("credential of a"));
    register("b", account -> account);
    register("c", account -> account);
    bench.clock.moveTo(MANDATORY);
    bench.endpoint.will(new RenewalOutcome.NotProcessed("HTTP 503", null)).will(bench.grant(2));

    round();

    assertThat(stored("b").renewal().state()).isEqualTo(Renewal.State.BACKING_OFF);
    assertThat(access(stored("c"))).isEqualTo("access-2");
  }

  @Test
  void storeDoesNotAnswerForOne_othersAreVisitedAndTheListenerIsTold() {
    register("a", account -> account);
    register("b", account -> account);
    bench.store.beforeNextLoad(
        () -> {
          throw new CredentialStoreException("row is locked");
        });
    bench.endpoint.will(bench.grant(2));

    round();

    assertThat(access(stored("a"))).isEqualTo("access-1");
    assertThat(access(stored("b"))).isEqualTo("access-2");
    assertThat(bench.told(FleetEvent.TokenRenewalFailed.class)).hasSize(1);
  }

  @Test
  void platformIsNotPartOfTheFleet_othersAreVisited() {
    register("a", account -> account);
    register("b", account -> account);
    bench.store.beforeNextLoad(
        () -> {
          throw new IllegalStateException("no such platform");
        });
    bench.endpoint.will(bench.grant(2));

    round();

    assertThat(access(stored("b"))).isEqualTo("access-2");
  }

  @Test
  void step_looksAtNoMoreAccountsThanItsLimit() {
    for (String id : List.of("a", "b", "c", "d", "e")) {
      register(id, account -> account);
      bench.endpoint.will(asked -> bench.grant(2));
    }
    CredentialUpkeep.Round round = upkeep.begin();

    round.advance(2, () -> false);
    assertThat(bench.endpoint.calls()).hasSize(2);
    assertThat(round.over()).isFalse();
    round.advance(2, () -> false);
    assertThat(bench.endpoint.calls()).hasSize(4);
    assertThat(round.over()).isFalse();
    round.advance(2, () -> false);
    assertThat(bench.endpoint.calls()).hasSize(5);
    assertThat(round.over()).isTrue();
    register("f", account -> account);
    round.advance(2, () -> false);
    assertThat(bench.endpoint.calls()).hasSize(5);
  }

  @Test
  void toldToStop_stopsBeforeTheNextAccountAndGoesOnFromThere() {
    for (String id : List.of("a", "b", "c")) {
      register(id, account -> account);
      bench.endpoint.will(asked -> bench.grant(2));
    }
    CredentialUpkeep.Round round = upkeep.begin();
    AtomicInteger asked = new AtomicInteger();

    round.advance(10, () -> asked.incrementAndGet() > 1);
    assertThat(bench.endpoint.calls()).hasSize(1);
    assertThat(round.over()).isFalse();
    round.advance(10, () -> false);

    assertThat(bench.endpoint.calls())
        .extracting(Credential::id)
        .containsExactly(id("a"), id("b"), id("c"));
    assertThat(round.over()).isTrue();
  }

  @Test
  void noAccounts_overAtOnce() {
    CredentialUpkeep.Round round = upkeep.begin();
    assertThat(round.over()).isFalse();

    round.advance(1, () -> false);

    assertThat(round.over()).isTrue();
  }

  @Test
  void registryDoesNotAnswer_saysSoAndTheNextStepTriesAgain() {
    CredentialUpkeep.Round round = upkeep.begin();

    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> round.advance(0, () -> false));

    assertThat(round.over()).isFalse();
  }

  private void round() {
    upkeep.begin().advance(100, () -> false);
  }

  private void register(String name, UnaryOperator<AccountBuilder> change) {
    Credential credential =
        Credential.of(id(name), Map.of(), Map.of())
            .withTokens(
                KeeperBench.token("access-1"), new RefreshToken(Secret.of("refresh-1"), null));
    assertThat(bench.store.save(credential.id(), 0, credential)).isTrue();
    registry.register(
        change.apply(KeeperBench.account(name).toBuilder().credential(credential.id())).build());
  }

  private static CredentialId id(String name) {
    return new CredentialId("credential of " + name);
  }

  private Credential stored(String name) {
    return bench.store.load(id(name)).orElseThrow();
  }
}
