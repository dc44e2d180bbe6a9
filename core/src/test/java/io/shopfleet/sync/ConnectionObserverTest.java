package io.shopfleet.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.AccountPage;
import io.shopfleet.account.AccountQuery;
import io.shopfleet.account.AccountRegistry;
import io.shopfleet.account.ConnectionState;
import io.shopfleet.account.StaleAccountException;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.platform.ManualClock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What contacts with a shop say about its connection. */
class ConnectionObserverTest {

  private final EngineRoom room = new EngineRoom();
  private final AccountId a = room.register("a");

  private ConnectionObserver observer() {
    return new ConnectionObserver(room.registry, room.listener, room.clock);
  }

  private void put(ConnectionState state) {
    Account account = room.registry.find(a).orElseThrow();
    room.registry.update(account.toBuilder().connectionState(state).build());
  }

  @Test
  void firstGoodRun_connects() {
    room.engine().syncNow(a);

    assertThat(room.state(a)).isEqualTo(ConnectionState.CONNECTED);
    assertThat(room.heard.events(FleetEvent.ConnectionChanged.class))
        .containsExactly(
            new FleetEvent.ConnectionChanged(
                ManualClock.START, a, ConnectionState.PENDING, ConnectionState.CONNECTED));
  }

  @Test
  void secondGoodRun_isNoNews() {
    InProcessSyncEngine engine = room.engine();
    engine.syncNow(a);
    long version = room.registry.find(a).orElseThrow().version();

    engine.syncNow(a);

    assertThat(room.heard.events(FleetEvent.ConnectionChanged.class)).hasSize(1);
    assertThat(room.registry.find(a).orElseThrow().version()).isEqualTo(version);
  }

  @ParameterizedTest
  @EnumSource(value = FailureKind.class, mode = EnumSource.Mode.EXCLUDE, names = "AUTH_REJECTED")
  void failure_isAnError(FailureKind kind) {
    observer().observe(a, kind);

    assertThat(room.state(a)).isEqualTo(ConnectionState.ERROR);
  }

  @Test
  void authorizationRefused_needsReauthAndIsToldOnce() {
    room.mall.breakDown(a, FailureKind.AUTH_REJECTED);
    InProcessSyncEngine engine = room.engine();
    engine.syncNow(a);
    engine.syncNow(a);
    room.mall.breakDown(a, FailureKind.TRANSIENT);
    engine.syncNow(a);

    assertThat(room.state(a)).isEqualTo(ConnectionState.NEEDS_REAUTH);
    assertThat(room.heard.events(FleetEvent.ConnectionChanged.class)).hasSize(1);
  }

  @Test
  void errorAndThenGood_connectsAgain() {
    put(ConnectionState.ERROR);

    room.engine().syncNow(a);

    assertThat(room.state(a)).isEqualTo(ConnectionState.CONNECTED);
  }

  @Test
  void runThatReadNothing_isNoNews() {
    room.sink = null;

    assertThat(room.engine().syncNow(a).succeeded()).isTrue();

    assertThat(room.state(a)).isEqualTo(ConnectionState.PENDING);
  }

  @Test
  void failureBeforeTheFirstPage_isNews() {
    room.mall.breakDown(a, FailureKind.PERMISSION);

    room.engine().syncNow(a);

    assertThat(room.state(a)).isEqualTo(ConnectionState.ERROR);
  }

  @Test
  void revokedAndFailing_staysRevoked() {
    put(ConnectionState.REVOKED);

    observer().observe(a, FailureKind.AUTH_REJECTED);

    assertThat(room.state(a)).isEqualTo(ConnectionState.REVOKED);
    assertThat(room.heard.events()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = ConnectionState.class,
      names = {"DISCONNECTED", "REVOKED"})
  void givenUpWhileARunWasUnderWay_itsSuccessIsNoNews(ConnectionState state) {
    put(state);

    observer().observe(a, null);

    assertThat(room.state(a)).isEqualTo(state);
    assertThat(room.heard.events()).isEmpty();
  }

  @Test
  void archivedOrUnknown_isNoNews() {
    room.registry.archive(a);

    observer().observe(a, null);
    observer().observe(new AccountId("nobody"), null);

    assertThat(room.state(a)).isEqualTo(ConnectionState.PENDING);
    assertThat(room.heard.events()).isEmpty();
  }

  /** A registry in which somebody edits the account just before each of the first updates. */
  private static final class Contested implements AccountRegistry {

    private final AccountRegistry registry;
    private int edits;

    Contested(AccountRegistry registry, int edits) {
      this.registry = registry;
      this.edits = edits;
    }

    @Override
    public Account update(Account changed) {
      if (edits > 0) {
        edits--;
        Account present = registry.find(changed.id()).orElseThrow();
        registry.update(present.toBuilder().name("edit " + edits).build());
      }
      return registry.update(changed);
    }

    @Override
    public Account register(Account account) {
      return registry.register(account);
    }

    @Override
    public Optional<Account> find(AccountId id) {
      return registry.find(id);
    }

    @Override
    public AccountPage list(AccountQuery query, @Nullable AccountId after, int limit) {
      return registry.list(query, after, limit);
    }

    @Override
    public Account setPrimary(AccountId id) {
      return registry.setPrimary(id);
    }

    @Override
    public Account archive(AccountId id) {
      return registry.archive(id);
    }

    @Override
    public void erase(AccountId id) {
      registry.erase(id);
    }
  }

  @Test
  void somebodyEditsTheAccountMeanwhile_bothChangesStay() {
    room.registry = new Contested(room.registry, 4);

    observer().observe(a, null);

    Account account = room.registry.find(a).orElseThrow();
    assertThat(account.connectionState()).isEqualTo(ConnectionState.CONNECTED);
    assertThat(account.name()).isEqualTo("edit 0");
    assertThat(room.heard.events(FleetEvent.ConnectionChanged.class)).hasSize(1);
  }

  @Test
  void editedAtEveryAttempt_givesUpAfterFive() {
    room.registry = new Contested(room.registry, 5);

    assertThatThrownBy(() -> observer().observe(a, null)).isInstanceOf(StaleAccountException.class);

    assertThat(room.state(a)).isEqualTo(ConnectionState.PENDING);
  }

  @Test
  void stateCannotBeNoted_runIsGoodAllTheSame() {
    room.registry = new Contested(room.registry, 5);

    assertThat(room.engine().syncNow(a).succeeded()).isTrue();
    assertThat(room.runs.totals(a).syncCount()).isEqualTo(1);
  }
}
