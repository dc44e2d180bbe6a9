package io.shopfleet.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.AccountNotFoundException;
import io.shopfleet.account.ConnectionState;
import io.shopfleet.account.CredentialId;
import io.shopfleet.account.Environment;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.stock.Exposure;
import io.shopfleet.stock.OutboundRow;
import io.shopfleet.stock.StockKey;
import io.shopfleet.sync.OrderWatch;
import io.shopfleet.sync.ParkedRecord;
import io.shopfleet.sync.Runs;
import io.shopfleet.sync.ScheduleState;
import io.shopfleet.webhook.WebhookEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeparturesTest {

  private final AuthorizationBench bench = new AuthorizationBench();
  private final Authorizations door = bench.door;

  @Test
  void disconnected_secretsAreGoneAndHistoryStays() {
    Account account = only(bench.connected("ann:1"));
    history(account.id());

    Account left = door.disconnect(account.id());

    assertThat(left.connectionState()).isEqualTo(ConnectionState.DISCONNECTED);
    assertThat(left.credential()).isNull();
    assertThat(left.archived()).isFalse();
    assertThat(left).isEqualTo(bench.account(account.id()));
    assertThat(bench.credentials.load(account.credential())).isEmpty();
    assertThat(bench.runs.totals(account.id()).syncCount()).isEqualTo(1);
    assertThat(bench.checkpoints.load(account.id(), DataStream.ORDERS)).isPresent();
    assertThat(bench.events(FleetEvent.AccountDisconnected.class)).hasSize(1);
  }

  @Test
  void disconnectedTwice_doesNothingMore() {
    Account account = only(bench.connected("ann:1"));
    Account left = door.disconnect(account.id());

    assertThat(door.disconnect(account.id())).isEqualTo(left);

    assertThat(bench.events(FleetEvent.AccountDisconnected.class)).hasSize(1);
  }

  @Test
  void unknownAccount_cannotBeDisconnected() {
    assertThatThrownBy(() -> door.disconnect(new AccountId("nobody")))
        .isInstanceOf(AccountNotFoundException.class);
  }

  @Test
  void anotherAccountSharesTheCredential_onlyTheLinkGoes() {
    ConnectedShops shops = bench.connected("ann:1,2");
    Account one = shops.shops().get(0).account();
    Account two = shops.shops().get(1).account();

    assertThat(door.disconnect(one.id()).credential()).isNull();
    assertThat(bench.credentials.load(shops.credential())).isPresent();
    assertThat(bench.account(two.id())).isEqualTo(two);

    door.disconnect(two.id());
    assertThat(bench.credentials.load(shops.credential())).isEmpty();
  }

  @Test
  void onlyAnArchivedAccountSharesTheCredential_secretsAreErased() {
    ConnectedShops shops = bench.connected("ann:1,2");
    bench.fleet.accounts().archive(shops.shops().get(1).account().id());

    door.disconnect(shops.shops().get(0).account().id());

    assertThat(bench.credentials.load(shops.credential())).isEmpty();
  }

  @Test
  void archivedAccount_secretsAreErasedAndItStaysAsItIs() {
    Account account = only(bench.connected("ann:1"));
    Account archived = bench.fleet.accounts().archive(account.id());

    assertThat(door.disconnect(account.id())).isEqualTo(archived);

    assertThat(bench.credentials.load(account.credential())).isEmpty();
  }

  @Test
  void revokedAccount_staysRevokedWithoutSecrets() {
    Account account = only(bench.connected("ann:1"));
    bench.registry.update(bench.account(account.id()).observedAs(ConnectionState.REVOKED));

    Account left = door.disconnect(account.id());

    assertThat(door.disconnect(account.id())).isEqualTo(left);
    assertThat(bench.events(FleetEvent.AccountDisconnected.class)).hasSize(1);
    assertThat(left.connectionState()).isEqualTo(ConnectionState.REVOKED);
    assertThat(left.credential()).isNull();
    assertThat(bench.credentials.load(account.credential())).isEmpty();
  }

  @Test
  void accountOnTheAppItself_appStays() {
    Account account =
        bench.registry.register(
            only(bench.connected("ann:1")).toBuilder()
                .id(new AccountId("by hand"))
                .environment(Environment.SANDBOX)
                .credential(AuthorizationBench.APP)
                .build());

    door.disconnect(account.id());

    assertThat(bench.credentials.load(AuthorizationBench.APP)).isPresent();
  }

  @Test
  void disconnectBreaksAtAnyCall_noSecretOutlivesTheLinkAndAgainFinishes() {
    for (int call = 1; ; call++) {
      AuthorizationBench broken = new AuthorizationBench();
      Account account = only(broken.connected("ann:1"));
      broken.stores.breakAtCall(call);
      boolean finished = succeeds(() -> broken.door.disconnect(account.id()));
      broken.stores.mend();

      Account left = broken.account(account.id());
      if (broken.credentials.load(account.credential()).isPresent()) {
        // Nothing has happened yet: the account is as it was and says so.
        assertThat(left).as("after call %s", call).isEqualTo(account);
      }
      assertThat(broken.door.disconnect(account.id()).connectionState())
          .isEqualTo(ConnectionState.DISCONNECTED);
      assertThat(broken.account(account.id()).credential()).isNull();
      assertThat(broken.credentials.load(account.credential())).isEmpty();
      assertThat(broken.events(FleetEvent.AccountDisconnected.class)).hasSize(1);
      if (finished) {
        assertThat(call).isGreaterThan(5);
        return;
      }
    }
  }

  @Test
  void allWhoShareDisconnectAtOnce_secretsAreErased() throws Exception {
    for (int round = 0; round < 50; round++) {
      AuthorizationBench many = new AuthorizationBench();
      ConnectedShops shops = many.connected("ann:1,2,3");
      CyclicBarrier start = new CyclicBarrier(3);
      List<CompletableFuture<Void>> leaving =
          shops.shops().stream()
              .map(
                  shop ->
                      CompletableFuture.runAsync(
                          () -> {
                            await(start);
                            many.door.disconnect(shop.account().id());
                          },
                          task -> new Thread(task).start()))
              .toList();
      for (CompletableFuture<Void> one : leaving) {
        one.get(60, TimeUnit.SECONDS);
      }

      assertThat(many.credentials.load(shops.credential())).as("round %s", round).isEmpty();
    }
  }

  @Test
  void purged_nothingIsLeftOfIt() {
    Account account = only(bench.connected("ann:1"));
    history(account.id());

    door.purge(account.id());

    assertNothingLeft(bench, account);
    assertThat(bench.events(FleetEvent.AccountPurged.class)).hasSize(1);
    assertThat(bench.events(FleetEvent.AccountArchived.class)).hasSize(1);
  }

  @Test
  void purged_otherAccountsKeepTheirs() {
    ConnectedShops shops = bench.connected("ann:1,2");
    Account gone = shops.shops().get(0).account();
    Account stays = shops.shops().get(1).account();
    history(stays.id());

    door.purge(gone.id());

    assertThat(bench.account(stays.id())).isEqualTo(stays);
    assertThat(bench.credentials.load(shops.credential())).isPresent();
    assertThat(bench.runs.totals(stays.id()).syncCount()).isEqualTo(1);
    assertThat(bench.watch.next(stays.id(), 10)).hasSize(1);
    assertThat(bench.stock.list(stays.id(), OutboundRow.State.REFUSED, 10)).hasSize(1);
  }

  @Test
  void purgedTwice_doesNothingMore() {
    Account account = only(bench.connected("ann:1"));
    door.purge(account.id());

    assertThatCode(() -> door.purge(account.id())).doesNotThrowAnyException();

    assertThat(bench.events(FleetEvent.AccountPurged.class)).hasSize(1);
  }

  @Test
  void runLeftItsRecordAfterThePurge_purgingAgainErasesIt() {
    Account account = only(bench.connected("ann:1"));
    door.purge(account.id());
    history(account.id());

    door.purge(account.id());

    assertNothingLeft(bench, account);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CredentialStore.erase",
        "AccountRegistry.archive",
        "CheckpointStore.erase",
        "RunStore.erase",
        "OrderWatch.erase",
        "OutboundStock.erase",
        "ParkedRecords.erase",
        "ScheduleStore.erase",
        "AccountRegistry.erase"
      })
  void purgeBreaksHalfWay_againFinishes(String method) {
    Account account = only(bench.connected("ann:1"));
    history(account.id());
    bench.stores.breakAt(method);
    assertThatThrownBy(() -> door.purge(account.id())).hasMessageContaining("no answer");
    assertThat(bench.events(FleetEvent.AccountPurged.class)).isEmpty();
    bench.stores.mend();

    door.purge(account.id());

    assertNothingLeft(bench, account);
    assertThat(bench.events(FleetEvent.AccountPurged.class)).hasSize(1);
  }

  private void history(AccountId id) {
    bench.runs.add(Runs.run("run-1", id, bench.clock.instant(), bench.clock.instant(), List.of()));
    bench.checkpoints.save(id, DataStream.ORDERS, 0, bench.clock.instant());
    bench.stock.save(id, List.of(refused()));
    bench.inbox.add(noted(id));
    bench.parked.park(
        new ParkedRecord(
            id, DataStream.ORDERS, "order-9", "no price", "{}", bench.clock.instant(), 1));
    bench.schedules.save(
        new ScheduleState(
            id,
            0,
            bench.clock.instant(),
            Map.of(),
            null,
            ScheduleState.Troubles.NONE,
            true,
            null,
            List.of()));
    bench.watch.put(
        id,
        List.of(
            new OrderWatch.Watched(
                "order-1",
                bench.clock.instant(),
                "OPEN",
                OrderWatch.State.OPEN,
                bench.clock.instant())));
  }

  private static WebhookEntry noted(AccountId id) {
    return new WebhookEntry(
        "f".repeat(64),
        id,
        "1",
        DataStream.ORDERS,
        List.of("order-1"),
        Instant.EPOCH,
        Instant.EPOCH,
        0);
  }

  private static OutboundRow refused() {
    return new OutboundRow(
        new StockKey("sku-1", null),
        "product-1",
        null,
        5,
        Exposure.UNKNOWN,
        OutboundRow.State.REFUSED,
        1,
        Instant.EPOCH,
        null,
        "no such product",
        0);
  }

  private static void assertNothingLeft(AuthorizationBench bench, Account account) {
    CredentialId credential = account.credential();
    assertThat(bench.registry.find(account.id())).isEmpty();
    assertThat(bench.credentials.load(credential)).isEmpty();
    assertThat(bench.checkpoints.load(account.id(), DataStream.ORDERS)).isEmpty();
    assertThat(bench.runs.recent(account.id(), 10)).isEmpty();
    assertThat(bench.runs.totals(account.id()).syncCount()).isZero();
    assertThat(bench.parked.count(account.id())).isZero();
    assertThat(bench.schedules.load(account.id())).isEmpty();
    assertThat(bench.watch.next(account.id(), 10)).isEmpty();
    assertThat(bench.inbox.add(noted(account.id()))).as("nothing noted").isTrue();
    assertThat(bench.stock.list(account.id(), OutboundRow.State.REFUSED, 10)).isEmpty();
    assertThat(bench.watch.find(account.id(), List.of("order-1"))).isEqualTo(Map.of());
  }

  private static Account only(ConnectedShops shops) {
    assertThat(shops.shops()).hasSize(1);
    return shops.shops().get(0).account();
  }

  private static boolean succeeds(Runnable action) {
    try {
      action.run();
      return true;
    } catch (RuntimeException e) {
      assertThat(e).hasMessageContaining("no answer");
      return false;
    }
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
