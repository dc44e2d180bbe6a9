package io.shopfleet.tokopedia;

import io.shopfleet.Shopfleet;
import io.shopfleet.account.Account;
import io.shopfleet.account.CredentialId;
import io.shopfleet.account.RegionCode;
import io.shopfleet.account.Settings;
import io.shopfleet.account.ShopId;
import io.shopfleet.commerce.Order;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.Secret;
import io.shopfleet.platform.Endpoints;
import io.shopfleet.testkit.simulator.VirtualClock;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A fleet on the classic API at some address, in virtual time: whoever waits moves the clock. */
final class Rig implements AutoCloseable {

  static final long FS_ID = 15_777;
  static final String CLIENT_ID = "client-of-tests";
  static final String CLIENT_SECRET = "secret-of-tests";

  private static final CredentialId CREDENTIAL = new CredentialId("app-of-tests");

  private final RememberingStore store = new RememberingStore();
  private final Shopfleet fleet;
  private final List<Duration> waits = new ArrayList<>();
  private final List<Order> delivered = new ArrayList<>();
  private boolean saved;

  private Rig(VirtualClock clock, Settings settings) {
    this.fleet =
        Shopfleet.builder()
            .platform(Tokopedia.platform(), settings)
            .credentials(store)
            .clock(clock)
            .sleeper(
                duration -> {
                  waits.add(duration);
                  clock.advance(duration);
                })
            .random(() -> 0L)
            .orders((account, batch) -> delivered.addAll(batch.records()))
            .build();
  }

  static Rig at(URI address, VirtualClock clock) {
    return new Rig(
        clock, Settings.none().with(Endpoints.BASE_URL, address).with(Endpoints.AUTH_URL, address));
  }

  static Rig withSettings(VirtualClock clock, Settings settings) {
    return new Rig(clock, settings);
  }

  Shopfleet fleet() {
    return fleet;
  }

  RememberingStore store() {
    return store;
  }

  /** How long the fleet waited, wait by wait. */
  List<Duration> waits() {
    return waits;
  }

  /** What reached the host's sink for orders. */
  List<Order> delivered() {
    return delivered;
  }

  /** An account for a shop of the one app. */
  Account account(long shopId) {
    return account(shopId, CLIENT_SECRET);
  }

  Account account(long shopId, String clientSecret) {
    Account account =
        Account.of(Tokopedia.ID, new ShopId(Long.toString(shopId)), "Shop " + shopId)
            .region(new RegionCode("ID"))
            .credential(CREDENTIAL)
            .build();
    if (saved) {
      return fleet.accounts().register(account);
    }
    saved = true;
    return fleet
        .accounts()
        .register(
            account,
            Credential.of(
                CREDENTIAL,
                Map.of(Tokopedia.FS_ID, Long.toString(FS_ID), Tokopedia.CLIENT_ID, CLIENT_ID),
                Map.of(Tokopedia.CLIENT_SECRET, Secret.of(clientSecret))));
  }

  <C> C capability(Account account, Class<C> type) {
    return fleet.capability(account.id(), type);
  }

  TokopediaClient client(Account account) {
    return fleet.client(account.id(), TokopediaClient.class);
  }

  @Override
  public void close() {
    fleet.close();
  }
}
