package io.shopfleet.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.AccountPage;
import io.shopfleet.account.RegistryUnavailableException;
import io.shopfleet.account.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What an {@link io.shopfleet.account.AccountRegistry} on a storage that can fail has to do, beside
 * {@link AccountRegistryContract}. Extend it in a class of its own, with nodes whose storage is
 * wrapped (see {@link StorageFaults}).
 */
public abstract class AccountRegistryOutageContract extends AccountRegistryFixture {

  /** What makes the storage of the present test fail, hang and recover; the same at every call. */
  protected abstract StorageFaults faults();

  @AfterEach
  public void makeTheStorageWell() {
    faults().well();
  }

  @Test
  public void storageDown_nothingIsAbsentOrChanged() {
    Account account = here.register(account("1").build());
    Account archived = here.archive(here.register(account("2").build()).id());

    faults().goDown();
    unavailable(() -> here.find(account.id()));
    unavailable(() -> here.find(id("nobody")));
    unavailable(() -> here.list(mine(), null, 10));
    unavailable(() -> here.register(account("3").build()));
    unavailable(() -> here.register(account("1").build()));
    unavailable(() -> here.update(account));
    unavailable(() -> here.update(account.toBuilder().version(7).build()));
    unavailable(() -> here.setPrimary(account.id()));
    unavailable(() -> here.setPrimary(id("nobody")));
    unavailable(() -> here.archive(account.id()));
    unavailable(() -> here.archive(id("nobody")));
    unavailable(() -> here.erase(archived.id()));
    unavailable(() -> here.erase(account.id()));
    faults().well();

    assertThat(listed(mine().withArchived())).containsExactly(account, archived);
    assertThat(here.setPrimary(account.id()).primary()).isTrue();
  }

  @Test
  public void registeredBeforeAnOutage_thereAfterIt() {
    Account account = here.register(account("1").build());
    faults().goDown();
    unavailable(() -> here.find(account.id()));
    faults().well();

    assertThat(node().find(account.id())).contains(account);
  }

  @Test
  public void readingFailsAnywhere_isNeverAbsent() {
    Account account = here.register(account("1").build());

    Outage.each(
        faults(),
        outage -> {
          Race.Result<Optional<Account>> result = outage.during(() -> node().find(account.id()));
          result.failsOnlyWith(RegistryUnavailableException.class, outage);
          if (result.succeeded()) {
            assertThat(result.value()).as("%s", outage).contains(account);
          }
        });
    Outage.each(
        faults(),
        outage -> {
          Race.Result<AccountPage> result = outage.during(() -> node().list(mine(), null, 10));
          result.failsOnlyWith(RegistryUnavailableException.class, outage);
          if (result.succeeded()) {
            assertThat(result.value().accounts()).as("%s", outage).containsExactly(account);
          }
        });
  }

  @Test
  public void registeringFailsAnywhere_allOfItIsThereOrNothing() {
    Outage.each(
        faults(),
        outage -> {
          Account own = ofShop(fresh()).id(new AccountId(fresh())).build();

          Race.Result<Account> result = outage.during(() -> node().register(own));

          result.failsOnlyWith(RegistryUnavailableException.class, outage);
          Optional<Account> stored = node().find(own.id());
          if (result.succeeded()) {
            assertThat(stored).as("%s", outage).contains(result.value());
          }
          if (stored.isPresent()) {
            assertThat(stored.get())
                .as("%s", outage)
                .usingRecursiveComparison()
                .ignoringFields("version", "createdAt", "updatedAt")
                .isEqualTo(own);
          } else {
            assertThat(node().register(own).version()).as("%s", outage).isEqualTo(1);
          }
        });
  }

  @Test
  public void updateFailsAnywhere_leavesTheOldOrTheNew() {
    Outage.each(
        faults(),
        outage -> {
          Account before = node().register(ofShop(fresh()).id(new AccountId(fresh())).build());

          Race.Result<Account> result =
              outage.during(
                  () -> node().update(before.toBuilder().name("Renamed").group("Bandung").build()));

          result.failsOnlyWith(RegistryUnavailableException.class, outage);
          Account stored = node().find(before.id()).orElseThrow();
          if (result.succeeded()) {
            assertThat(stored).as("%s", outage).isEqualTo(result.value());
          }
          if (stored.version() == before.version()) {
            assertThat(stored).as("%s", outage).isEqualTo(before);
          } else {
            assertThat(stored.version()).as("%s", outage).isEqualTo(2);
            assertThat(stored.name()).as("%s", outage).isEqualTo("Renamed");
            assertThat(stored.group()).as("%s", outage).isEqualTo("Bandung");
          }
        });
  }

  @Test
  public void primaryFailsAnywhere_theFormerOrTheChosenOneIsIt() {
    Outage.each(
        faults(),
        outage -> {
          TenantId own = new TenantId(fresh());
          Account former =
              node().register(ofShop("1").id(new AccountId(fresh())).tenant(own).build());
          Account chosen =
              node().register(ofShop("2").id(new AccountId(fresh())).tenant(own).build());
          node().setPrimary(former.id());

          Race.Result<Account> result = outage.during(() -> node().setPrimary(chosen.id()));

          result.failsOnlyWith(RegistryUnavailableException.class, outage);
          List<AccountId> primaries =
              List.of(former.id(), chosen.id()).stream()
                  .filter(id -> node().find(id).orElseThrow().primary())
                  .toList();
          assertThat(primaries).as("%s", outage).hasSize(1);
          if (result.succeeded()) {
            assertThat(primaries).as("%s", outage).containsExactly(chosen.id());
          }
        });
  }

  @Test
  public void archivingFailsAnywhere_archivedAsAWholeOrNotAtAll() {
    Outage.each(
        faults(),
        outage -> {
          String shop = fresh();
          Account before =
              node()
                  .setPrimary(
                      node().register(ofShop(shop).id(new AccountId(fresh())).build()).id());

          Race.Result<Account> result = outage.during(() -> node().archive(before.id()));

          result.failsOnlyWith(RegistryUnavailableException.class, outage);
          Account stored = node().find(before.id()).orElseThrow();
          if (result.succeeded()) {
            assertThat(stored).as("%s", outage).isEqualTo(result.value());
          }
          if (stored.archived()) {
            assertThat(stored.primary()).as("%s", outage).isFalse();
            Account follower = ofShop(shop).id(new AccountId(fresh())).build();
            assertThat(node().register(follower).version()).as("%s: shop is free", outage).isOne();
          } else {
            assertThat(stored).as("%s", outage).isEqualTo(before);
          }
          node().archive(before.id());
        });
  }

  @Test
  public void eraseFailsAnywhere_leavesAllOfItOrNothing() {
    Outage.each(
        faults(),
        outage -> {
          Account registered = node().register(ofShop(fresh()).id(new AccountId(fresh())).build());
          Account archived = node().archive(registered.id());

          Race.Result<Boolean> result = outage.during(() -> node().erase(archived.id()));

          result.failsOnlyWith(RegistryUnavailableException.class, outage);
          Optional<Account> stored = node().find(archived.id());
          if (result.succeeded()) {
            assertThat(stored).as("%s", outage).isEmpty();
          } else {
            assertThat(stored).as("%s", outage).isIn(Optional.empty(), Optional.of(archived));
          }
        });
  }

  private static String fresh() {
    return UUID.randomUUID().toString();
  }

  private static void unavailable(ThrowingCallable call) {
    assertThatExceptionOfType(RegistryUnavailableException.class).isThrownBy(call);
  }
}
