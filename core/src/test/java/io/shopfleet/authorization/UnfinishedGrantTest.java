package io.shopfleet.authorization;

import static io.shopfleet.authorization.AuthorizationBench.kind;
import static io.shopfleet.authorization.AuthorizationBench.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountQuery;
import io.shopfleet.account.ConnectionState;
import io.shopfleet.account.CredentialId;
import io.shopfleet.authorization.AuthorizationException.Kind;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.RefreshToken;
import io.shopfleet.credential.Renewal;
import io.shopfleet.credential.Secret;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UnfinishedGrantTest {

  private final AuthorizationBench bench = new AuthorizationBench();
  private final Authorizations door = bench.door;

  @Test
  void completeBreaksAtAnyCall_theGrantIsFoundAgainAndFinished() {
    for (int call = 1; ; call++) {
      AuthorizationBench broken = new AuthorizationBench();
      URI page = broken.begun();
      Map<String, String> query = ScriptedMarketplace.callBack(page, "ann:1,2");
      CredentialId grant = BeginAndCompleteTest.grant(page);
      broken.stores.breakAtCall(call);
      boolean finished = completes(broken.door, query);
      broken.stores.mend();

      boolean exchanged = broken.marketplace.exchanges.get() > 0;
      boolean stored = broken.credentials.load(grant).isPresent();
      if (stored && !finished) {
        // Reloading the page tells where it is, whether or not anybody saw the first exception.
        AuthorizationException again = refusal(() -> broken.door.complete(query));
        assertThat(again.kind()).as("after call %s", call).isEqualTo(Kind.UNFINISHED);
        assertThat(broken.door.resume(again.credential().orElseThrow()).shops()).hasSize(2);
      }
      assertThat(broken.marketplace.exchanges.get()).isLessThanOrEqualTo(1);
      if (exchanged && stored) {
        assertThat(broken.fleet.accounts().list(AccountQuery.all()))
            .hasSize(2)
            .allMatch(account -> grant.equals(account.credential()))
            .allMatch(account -> account.connectionState() == ConnectionState.CONNECTED);
        assertThat(Purpose.in(broken.stored(grant))).isEmpty();
      }
      if (finished) {
        assertThat(call).isGreaterThan(6);
        return;
      }
    }
  }

  @Test
  void reauthorizationBreaksAtAnyCall_oldOrNewTokensHoldAndAgainFinishes() {
    for (int call = 1; ; call++) {
      AuthorizationBench broken = new AuthorizationBench();
      ConnectedShops first = broken.connected("ann:1,2");
      Account account = first.shops().get(0).account();
      needsPerson(broken, first);
      URI page = broken.door.reauthorize(account.id(), null);
      Map<String, String> query = ScriptedMarketplace.callBack(page, "ann:1,2");
      broken.stores.breakAtCall(call);
      boolean finished = completes(broken.door, query);
      broken.stores.mend();

      CredentialId grant = BeginAndCompleteTest.grant(page);
      if (broken.credentials.load(grant).isPresent()) {
        broken.door.resume(grant);
      } else if (!finished) {
        // The exchange was not reached, or its answer could not be stored at all.
        ConnectedShops anew =
            broken.door.complete(
                ScriptedMarketplace.callBack(
                    broken.door.reauthorize(account.id(), null), "ann:1,2"));
        assertThat(anew.credential()).isEqualTo(first.credential());
      }

      Credential stored = broken.stored(first.credential());
      assertThat(stored.renewal()).as("after call %s", call).isEqualTo(Renewal.HEALTHY);
      assertThat(Objects.requireNonNull(stored.accessToken()).value().reveal())
          .isEqualTo("access " + broken.marketplace.exchanges.get() + " of ann");
      assertThat(Purpose.in(stored)).isEmpty();
      assertThat(broken.credentials.load(grant)).isEmpty();
      assertThat(broken.fleet.accounts().list(AccountQuery.all()))
          .hasSize(2)
          .allMatch(one -> one.connectionState() == ConnectionState.CONNECTED)
          .allMatch(one -> first.credential().equals(one.credential()));
      if (finished) {
        return;
      }
    }
  }

  @Test
  void bringingTogetherBreaksAtAnyCall_noSecretIsLeftWithoutAnAccount() {
    for (int call = 1; ; call++) {
      AuthorizationBench broken = new AuthorizationBench();
      CredentialId one = broken.connected("ann:1").credential();
      CredentialId two = broken.connected("ann:2").credential();
      URI page = broken.begun();
      CredentialId grant = BeginAndCompleteTest.grant(page);
      broken.stores.breakAtCall(call);
      boolean finished = completes(broken.door, ScriptedMarketplace.callBack(page, "ann:1,2"));
      broken.stores.mend();
      if (broken.credentials.load(grant).isPresent()) {
        broken.door.resume(grant);
      } else if (!finished) {
        broken.connected("ann:1,2");
      }

      assertThat(Stream.of(one, two, grant).filter(id -> broken.credentials.load(id).isPresent()))
          .as("after call %s", call)
          .singleElement()
          .satisfies(
              kept ->
                  assertThat(broken.fleet.accounts().list(AccountQuery.all()))
                      .hasSize(2)
                      .allMatch(account -> kept.equals(account.credential())));
      if (finished) {
        return;
      }
    }
  }

  @Test
  void resumedAfterTheTokensWereRenewed_theRenewedOnesStay() {
    ConnectedShops first = bench.connected("ann:1");
    Account account = first.shops().get(0).account();
    needsPerson(bench, first);
    URI page = door.reauthorize(account.id(), null);
    bench.stores.onlyFailing("AccountRegistry.update");
    AuthorizationException stuck =
        refusal(() -> door.complete(ScriptedMarketplace.callBack(page, "ann:1")));
    bench.stores.mend();
    Credential settled = bench.stored(first.credential());
    Credential renewed =
        settled.withTokens(settled.accessToken(), new RefreshToken(Secret.of("renewed"), null));
    bench.credentials.save(first.credential(), settled.version(), renewed);

    door.resume(stuck.credential().orElseThrow());

    assertThat(bench.stored(first.credential()).refreshToken()).isEqualTo(renewed.refreshToken());
  }

  @Test
  void tokensCannotBeStored_saysThatTheyAreLost() {
    URI page = bench.begun();
    bench.stores.onlyFailing("CredentialStore.save");

    assertThat(kind(() -> door.complete(ScriptedMarketplace.callBack(page, "ann:1"))))
        .isEqualTo(Kind.GRANT_NOT_SAVED);
  }

  @Test
  void storageStumblesOnce_tokensAreStoredAllTheSame() {
    URI page = bench.begun();
    int[] saves = {0};
    bench.stores.failing(call -> call.equals("CredentialStore.save") && saves[0]++ == 0);

    assertThat(door.complete(ScriptedMarketplace.callBack(page, "ann:1")).shops()).hasSize(1);
  }

  @Test
  void shopsCannotBeListed_nothingIsConnectedAndTheCauseIsNamed() {
    bench.marketplace.listingFails(
        MarketplaceException.of(FailureKind.PLATFORM_DOWN, ScriptedMarketplace.ID, "shops")
            .message("closed for the night")
            .build());
    URI page = bench.begun();

    AuthorizationException stuck =
        refusal(() -> door.complete(ScriptedMarketplace.callBack(page, "ann:1")));

    assertThat(stuck.kind()).isEqualTo(Kind.UNFINISHED);
    assertThat(stuck.credential()).contains(BeginAndCompleteTest.grant(page));
    assertThat(stuck).hasMessageContaining("closed for the night");
    assertThat(bench.fleet.accounts().list(AccountQuery.all())).isEmpty();
  }

  @Test
  void discardedAfterAShopWasConnected_theShopStaysConnected() {
    URI page = bench.begun();
    int[] registrations = {0};
    bench.stores.failing(
        call -> call.equals("AccountRegistry.register") && registrations[0]++ == 1);
    AuthorizationException stuck =
        refusal(() -> door.complete(ScriptedMarketplace.callBack(page, "ann:1,2")));
    bench.stores.mend();
    CredentialId grant = stuck.credential().orElseThrow();

    door.discard(grant);

    assertThat(bench.fleet.accounts().list(AccountQuery.all())).hasSize(1);
    assertThat(bench.stored(grant).accessToken()).isNotNull();
    assertThat(kind(() -> door.resume(grant))).isEqualTo(Kind.GRANT_UNKNOWN);
  }

  @Test
  void discardedWhileItIsConnected_isNotSaidToBeDone() {
    URI page = bench.begun();
    bench.stores.failing(
        call -> {
          if (call.equals("AccountRegistry.register")) {
            bench.credentials.erase(BeginAndCompleteTest.grant(page));
          }
          return false;
        });

    assertThat(kind(() -> door.complete(ScriptedMarketplace.callBack(page, "ann:1"))))
        .isEqualTo(Kind.UNFINISHED);
  }

  @Test
  void manyCompleteTheSameStateAtOnce_oneExchangesAndOneSucceeds() throws Exception {
    int callers = 6;
    Map<String, String> query = ScriptedMarketplace.callBack(bench.begun(), "ann:1,2");
    CyclicBarrier start = new CyclicBarrier(callers);
    List<CompletableFuture<Boolean>> calls =
        IntStream.range(0, callers)
            .mapToObj(
                caller ->
                    CompletableFuture.supplyAsync(
                        () -> {
                          await(start);
                          return completes(bench.node().authorizations(), query);
                        },
                        task -> new Thread(task).start()))
            .toList();

    int succeeded = 0;
    for (CompletableFuture<Boolean> call : calls) {
      succeeded += call.get(60, TimeUnit.SECONDS) ? 1 : 0;
    }

    assertThat(succeeded).isEqualTo(1);
    assertThat(bench.marketplace.exchanges).hasValue(1);
    assertThat(bench.fleet.accounts().list(AccountQuery.all())).hasSize(2);
  }

  private static void needsPerson(AuthorizationBench bench, ConnectedShops shops) {
    Credential stored = bench.stored(shops.credential());
    bench.credentials.save(
        stored.id(),
        stored.version(),
        stored.withRenewal(new Renewal(Renewal.State.NEEDS_REAUTH, 1, null, "refused")));
    shops
        .shops()
        .forEach(
            shop -> bench.registry.update(shop.account().observedAs(ConnectionState.NEEDS_REAUTH)));
  }

  private static boolean completes(Authorizations door, Map<String, String> query) {
    try {
      door.complete(query);
      return true;
    } catch (RuntimeException e) {
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
