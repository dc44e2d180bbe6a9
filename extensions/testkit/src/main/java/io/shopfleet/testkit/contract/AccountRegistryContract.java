package io.shopfleet.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.AccountNotFoundException;
import io.shopfleet.account.AccountRegistry;
import io.shopfleet.account.ConnectionState;
import io.shopfleet.account.DuplicateShopException;
import io.shopfleet.account.Environment;
import io.shopfleet.account.PlatformId;
import io.shopfleet.account.RegionCode;
import io.shopfleet.account.Settings;
import io.shopfleet.account.ShopId;
import io.shopfleet.account.StaleAccountException;
import io.shopfleet.account.TenantId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What every {@link AccountRegistry} has to do. Extend it for an implementation of your own:
 *
 * <pre>{@code
 * class OurAccountRegistryTest extends AccountRegistryContract {
 *   @Override
 *   protected AccountRegistry node() {
 *     return new OurAccountRegistry(dataSource);   // a new one at every call, on the same storage
 *   }
 * }
 * }</pre>
 *
 * <p>Two instances stand for two nodes that share the storage. An implementation that keeps its
 * data in itself has no second node and returns the same instance at every call within a test. The
 * storage need not be empty: every test uses a tenant and ids of its own. Up to 32 threads call at
 * the same time.
 */
public abstract class AccountRegistryContract extends AccountListingContract {

  @Test
  public void registered_foundOnEveryNodeWithAllItsParts() {
    Account stored = here.register(account("1").build());

    assertThat(there.find(stored.id())).contains(stored);
    assertThat(stored)
        .usingRecursiveComparison()
        .ignoringFields("version", "createdAt", "updatedAt")
        .isEqualTo(account("1").build());
  }

  @Test
  public void registeredWithMarksOfItsOwn_theyAreIgnored() {
    Account stored =
        here.register(
            account("1")
                .version(41)
                .primary(true)
                .createdAt(Instant.EPOCH)
                .updatedAt(Instant.EPOCH)
                .archivedAt(Instant.EPOCH)
                .build());

    assertThat(stored.version()).isEqualTo(1);
    assertThat(stored.primary()).isFalse();
    assertThat(stored.archivedAt()).isNull();
    assertThat(stored.createdAt()).isAfter(Instant.EPOCH).isEqualTo(stored.updatedAt());
  }

  @Test
  public void shopConnectedAlready_refusedNamingTheAccountAndAddingNothing() {
    Account first = here.register(account("1").build());
    Account second = ofShop("1").id(id("other")).build();

    assertThatExceptionOfType(DuplicateShopException.class)
        .isThrownBy(() -> there.register(second))
        .satisfies(e -> assertThat(e.existing()).isEqualTo(first.id()));
    assertThat(here.find(second.id())).isEmpty();
    assertThat(here.find(first.id())).contains(first);
  }

  @Test
  public void idTaken_refused() {
    Account first = here.register(account("1").build());

    assertThatExceptionOfType(DuplicateShopException.class)
        .isThrownBy(() -> there.register(account("2").id(first.id()).build()))
        .satisfies(e -> assertThat(e.existing()).isEqualTo(first.id()));
    assertThat(here.find(first.id())).contains(first);
  }

  @Test
  public void idOfArchivedAccount_isNeverReused() {
    Account first = here.register(account("1").build());
    here.archive(first.id());

    assertThatExceptionOfType(DuplicateShopException.class)
        .isThrownBy(() -> there.register(account("2").id(first.id()).build()));
  }

  @Test
  public void sameShopElsewhere_isAnotherAccount() {
    here.register(account("1").build());

    Account otherTenant = ofShop("1").id(id("t")).tenant(new TenantId("tenant-2-" + run)).build();
    Account otherEnvironment = ofShop("1").id(id("e")).environment(Environment.SANDBOX).build();
    Account otherPlatform =
        Account.of(new PlatformId("contract-other"), new ShopId("shop-1"), "Other platform")
            .id(id("p"))
            .tenant(tenant)
            .region(new RegionCode("ID"))
            .build();

    assertThat(here.register(otherTenant).version()).isEqualTo(1);
    assertThat(here.register(otherEnvironment).version()).isEqualTo(1);
    assertThat(here.register(otherPlatform).version()).isEqualTo(1);
  }

  @Test
  public void shopOfArchivedAccount_isFree() {
    Account first = here.register(account("1").build());
    here.archive(first.id());

    Account second = there.register(ofShop("1").id(id("again")).build());

    assertThat(here.find(second.id())).contains(second);
  }

  @Test
  public void idsAndShopsThatDifferInCase_areDifferent() {
    Account lower = here.register(ofShop("a").id(id("case-a")).build());
    Account upper = here.register(ofShop("A").id(id("case-A")).build());

    assertThat(there.find(lower.id())).contains(lower);
    assertThat(there.find(upper.id())).contains(upper);
  }

  @Test
  public void oneShopRegisteredByManyAtOnce_exactlyOneWins() {
    List<Race.Result<Account>> results =
        Race.of(
            Race.RUNNERS, i -> () -> anyNode(i).register(ofShop("1").id(id("racer-" + i)).build()));

    assertThat(results).filteredOn(Race.Result::succeeded).hasSize(1);
    assertThat(results)
        .filteredOn(result -> result.failedWith(DuplicateShopException.class))
        .hasSize(Race.RUNNERS - 1);
    assertThat(listed(mine())).hasSize(1);
  }

  @Test
  public void neverRegistered_notFound() {
    assertThat(here.find(id("nobody"))).isEmpty();
  }

  @Test
  public void archived_stillFound() {
    Account account = here.register(account("1").build());

    Account archived = here.archive(account.id());

    assertThat(there.find(account.id())).contains(archived);
  }

  @Test
  public void updated_storedWithTheNextVersionForEveryNode() {
    Account before = here.register(account("1").build());
    Account after =
        here.update(
            before.toBuilder()
                .name("Renamed")
                .region(new RegionCode("GB"))
                .zone(ZoneId.of("Europe/London"))
                .credential(null)
                .enabled(false)
                .connectionState(ConnectionState.CONNECTED)
                .group(null)
                .labels(Set.of("x"))
                .features(Set.of())
                .settings(Settings.none())
                .shopAttributes(Map.of("shop_cipher", "c2"))
                .metadata(Map.of())
                .build());

    assertThat(after.version()).isEqualTo(2);
    assertThat(after.updatedAt()).isAfterOrEqualTo(before.updatedAt());
    assertThat(after.name()).isEqualTo("Renamed");
    assertThat(after.region()).isEqualTo(new RegionCode("GB"));
    assertThat(after.zone()).isEqualTo(ZoneId.of("Europe/London"));
    assertThat(after.credential()).isNull();
    assertThat(after.enabled()).isFalse();
    assertThat(after.connectionState()).isEqualTo(ConnectionState.CONNECTED);
    assertThat(after.group()).isNull();
    assertThat(after.labels()).containsExactly("x");
    assertThat(after.features()).isEmpty();
    assertThat(after.settings()).isEqualTo(Settings.none());
    assertThat(after.shopAttributes()).isEqualTo(Map.of("shop_cipher", "c2"));
    assertThat(after.metadata()).isEmpty();
    assertThat(there.find(before.id())).contains(after);
  }

  @Test
  public void updateOfFixedParts_leavesThemAsTheyAre() {
    Account before = here.register(account("1").build());

    Account after =
        here.update(
            before.toBuilder()
                .tenant(new TenantId("tenant-2-" + run))
                .environment(Environment.STAGING)
                .primary(true)
                .createdAt(Instant.EPOCH)
                .archivedAt(Instant.EPOCH)
                .build());

    assertThat(after.tenant()).isEqualTo(tenant);
    assertThat(after.environment()).isEqualTo(Environment.PRODUCTION);
    assertThat(after.primary()).isFalse();
    assertThat(after.createdAt()).isEqualTo(before.createdAt());
    assertThat(after.archivedAt()).isNull();
    assertThat(there.find(before.id())).contains(after);
  }

  @Test
  public void updateOfOutdatedReading_refusedAndNothingChanged() {
    Account read = here.register(account("1").build());
    Account latest = there.update(read.toBuilder().name("First").build());

    assertThatExceptionOfType(StaleAccountException.class)
        .isThrownBy(() -> here.update(read.toBuilder().name("Second").build()));
    assertThat(here.find(read.id())).contains(latest);
  }

  @Test
  public void updateOfUnknownOrArchivedAccount_notFound() {
    Account archived = here.archive(here.register(account("1").build()).id());

    assertThatExceptionOfType(AccountNotFoundException.class)
        .isThrownBy(() -> here.update(account("2").version(1).build()));
    assertThatExceptionOfType(AccountNotFoundException.class)
        .isThrownBy(() -> here.update(archived));
  }

  @Test
  public void manyUpdateTheSameReading_exactlyOneWins() {
    Account read = here.register(account("1").build());

    List<Race.Result<Account>> results =
        Race.of(
            Race.RUNNERS,
            i -> () -> anyNode(i).update(read.toBuilder().name("Racer " + i).build()));

    assertThat(results).filteredOn(Race.Result::succeeded).hasSize(1);
    assertThat(results)
        .filteredOn(result -> result.failedWith(StaleAccountException.class))
        .hasSize(Race.RUNNERS - 1);
    Account winner = results.stream().filter(Race.Result::succeeded).findFirst().get().value();
    assertThat(here.find(read.id())).contains(winner);
  }

  @Test
  public void manyReadAndUpdateUntilTheyWin_noUpdateIsLost() {
    Account account = here.register(account("1").metadata(Map.of("count", "0")).build());

    Race.of(8, i -> () -> countUp(anyNode(i), account.id(), 5)).forEach(Race.Result::value);

    Account counted = there.find(account.id()).orElseThrow();
    assertThat(counted.metadata()).containsEntry("count", "40");
    assertThat(counted.version()).isEqualTo(41);
  }

  @Test
  public void longestIds_differInTheirLastCharacter() {
    String most = run + "x".repeat(254 - run.length());
    Account one = here.register(account("1").id(new AccountId(most + "1")).build());
    Account two = here.register(account("2").id(new AccountId(most + "2")).build());

    assertThat(there.find(one.id())).contains(one);
    assertThat(there.find(two.id())).contains(two);
  }

  @Test
  public void updateOfCreatorAndShop_leavesThemAsTheyAre() {
    Account before = here.register(account("1").build());
    Account elsewhere =
        Account.of(new PlatformId("contract-other"), new ShopId("shop-2"), "Renamed")
            .id(before.id())
            .tenant(tenant)
            .region(before.region())
            .createdBy("eve")
            .version(before.version())
            .build();

    Account after = there.update(elsewhere);

    assertThat(after.createdBy()).isEqualTo("ada");
    assertThat(after.platform()).isEqualTo(before.platform());
    assertThat(after.shopId()).isEqualTo(before.shopId());
    assertThat(after.name()).isEqualTo("Renamed");
    assertThat(here.find(before.id())).contains(after);
    assertThat(here.register(ofShop("2").id(id("2")).build()).version()).isEqualTo(1);
  }

  @Test
  public void registeredByTheHostItself_hasNoCreator() {
    Account stored = here.register(account("1").createdBy(null).build());

    assertThat(there.find(stored.id()).orElseThrow().createdBy()).isNull();
  }
}
