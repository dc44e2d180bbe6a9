package io.shopfleet.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopfleet.account.CredentialId;
import io.shopfleet.account.Environment;
import io.shopfleet.account.PlatformId;
import io.shopfleet.account.RegionCode;
import io.shopfleet.account.TenantId;
import io.shopfleet.authorization.PendingAuthorization;
import io.shopfleet.authorization.PendingAuthorizations;
import io.shopfleet.authorization.PendingAuthorizationsException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What a {@link PendingAuthorizations} on a storage that can fail has to do, beside {@link
 * PendingAuthorizationsContract}. Extend it in a class of its own, with nodes whose storage is
 * wrapped (see {@link StorageFaults}).
 */
public abstract class PendingAuthorizationsOutageContract {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");

  /** A store as another node would build it, on the storage of the present test. */
  protected abstract PendingAuthorizations node();

  /** What makes the storage of the present test fail, hang and recover; the same at every call. */
  protected abstract StorageFaults faults();

  @AfterEach
  public void makeTheStorageWell() {
    faults().well();
  }

  @Test
  public void storageDown_nothingIsAbsentAddedOrRemoved() {
    PendingAuthorizations store = node();
    PendingAuthorization waiting = fresh();
    PendingAuthorization refused = fresh();
    store.add(waiting);

    faults().goDown();
    unavailable(() -> store.take(waiting.id()));
    unavailable(() -> store.take(refused.id()));
    unavailable(() -> store.add(refused));
    unavailable(() -> store.add(waiting));
    unavailable(() -> store.removeExpired(NOON));
    faults().well();

    assertThat(store.take(refused.id())).isEmpty();
    assertThat(node().take(waiting.id())).contains(waiting);
  }

  @Test
  public void addedBeforeAnOutage_thereAfterIt() {
    PendingAuthorization waiting = fresh();
    node().add(waiting);
    faults().goDown();
    unavailable(() -> node().take(waiting.id()));
    faults().well();

    assertThat(node().take(waiting.id())).contains(waiting);
  }

  @Test
  public void addFailsAnywhere_allOfItWaitsOrNothingAndSaysSo() {
    Outage.each(
        faults(),
        outage -> {
          PendingAuthorization own = fresh();

          Race.Result<Boolean> result = outage.during(() -> node().add(own));

          result.failsOnlyWith(PendingAuthorizationsException.class, outage);
          Optional<PendingAuthorization> waiting = node().take(own.id());
          if (result.succeeded()) {
            assertThat(waiting).as("%s", outage).contains(own);
          } else {
            assertThat(waiting).as("%s", outage).isIn(Optional.empty(), Optional.of(own));
          }
        });
  }

  @Test
  public void takeFailsAnywhere_nobodyOrOneGetsItAndSaysSo() {
    Outage.each(
        faults(),
        outage -> {
          PendingAuthorization own = fresh();
          node().add(own);

          Race.Result<Optional<PendingAuthorization>> result =
              outage.during(() -> node().take(own.id()));

          result.failsOnlyWith(PendingAuthorizationsException.class, outage);
          Optional<PendingAuthorization> next = node().take(own.id());
          if (result.succeeded()) {
            assertThat(result.value()).as("%s", outage).contains(own);
            assertThat(next).as("%s", outage).isEmpty();
          } else {
            assertThat(next).as("%s", outage).isIn(Optional.empty(), Optional.of(own));
          }
          assertThat(node().take(own.id())).as("%s: taken again", outage).isEmpty();
        });
  }

  @Test
  public void removalFailsAnywhere_saysSoAndCanBeRepeated() {
    Outage.each(
        faults(),
        outage -> {
          PendingAuthorization own = fresh();
          node().add(own);

          Race.Result<Boolean> result = outage.during(() -> node().removeExpired(NOON));

          result.failsOnlyWith(PendingAuthorizationsException.class, outage);
          if (!result.succeeded()) {
            node().removeExpired(NOON);
          }
          assertThat(node().take(own.id())).as("%s", outage).isEmpty();
        });
  }

  private static PendingAuthorization fresh() {
    return new PendingAuthorization(
        "contract-" + UUID.randomUUID(),
        new TenantId("tenant-1"),
        new PlatformId("contract-market"),
        Environment.PRODUCTION,
        new RegionCode("ID"),
        new CredentialId("app-1"),
        null,
        "ada",
        NOON.minusSeconds(600),
        NOON);
  }

  private static void unavailable(ThrowingCallable call) {
    assertThatExceptionOfType(PendingAuthorizationsException.class).isThrownBy(call);
  }
}
