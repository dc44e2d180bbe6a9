package io.shopfleet.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountNotArchivedException;
import io.shopfleet.account.AccountNotFoundException;
import io.shopfleet.account.Environment;
import io.shopfleet.account.TenantId;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What a registry has to do about primary, archived and erased accounts. */
public abstract class AccountMarksContract extends AccountRegistryFixture {

  @Test
  public void madePrimary_formerOneIsNoLongerAndBothVersionsGrow() {
    Account first = here.setPrimary(here.register(account("1").build()).id());
    Account second = here.register(account("2").build());

    Account chosen = there.setPrimary(second.id());

    assertThat(first.primary()).isTrue();
    assertThat(first.version()).isEqualTo(2);
    assertThat(chosen.primary()).isTrue();
    assertThat(chosen.version()).isEqualTo(2);
    assertThat(here.find(second.id())).contains(chosen);
    Account former = here.find(first.id()).orElseThrow();
    assertThat(former.primary()).isFalse();
    assertThat(former.version()).isEqualTo(3);
  }

  @Test
  public void madePrimaryTwice_secondTimeDoesNothing() {
    Account chosen = here.setPrimary(here.register(account("1").build()).id());

    assertThat(there.setPrimary(chosen.id())).isEqualTo(chosen);
    assertThat(here.find(chosen.id())).contains(chosen);
  }

  @Test
  public void primary_isOnePerTenantPlatformAndEnvironment() {
    Account production = here.setPrimary(here.register(account("1").build()).id());
    Account sandbox = here.register(account("2").environment(Environment.SANDBOX).build());
    Account stranger = here.register(account("3").tenant(new TenantId("tenant-2-" + run)).build());

    assertThat(here.setPrimary(sandbox.id()).primary()).isTrue();
    assertThat(here.setPrimary(stranger.id()).primary()).isTrue();
    assertThat(here.find(production.id())).contains(production);
  }

  @Test
  public void primaryUnknownOrArchived_notFound() {
    Account archived = here.archive(here.register(account("1").build()).id());

    assertThatExceptionOfType(AccountNotFoundException.class)
        .isThrownBy(() -> here.setPrimary(id("nobody")));
    assertThatExceptionOfType(AccountNotFoundException.class)
        .isThrownBy(() -> here.setPrimary(archived.id()));
  }

  @Test
  public void manyMadePrimaryAtOnce_nobodyEverSeesTwo() {
    List<Account> candidates = registerMany(Race.RUNNERS);
    CountDownLatch raced = new CountDownLatch(Race.RUNNERS);
    Race.Running<Integer> reader =
        Race.start(
            () -> {
              int most = 0;
              boolean last;
              do {
                last = raced.getCount() == 0;
                most = Math.max(most, primaries(there));
              } while (!last);
              return most;
            });

    Race.of(
            Race.RUNNERS,
            i ->
                () -> {
                  try {
                    return anyNode(i).setPrimary(candidates.get(i).id());
                  } finally {
                    raced.countDown();
                  }
                })
        .forEach(Race.Result::value);

    assertThat(reader.end().value()).isEqualTo(1);
    assertThat(primaries(here)).isEqualTo(1);
  }

  @Test
  public void archived_keptWithoutPrimaryMarkAndNoLongerListed() {
    Account primary = here.setPrimary(here.register(account("1").build()).id());

    Account archived = there.archive(primary.id());

    assertThat(archived.archived()).isTrue();
    assertThat(archived.primary()).isFalse();
    assertThat(archived.version()).isEqualTo(primary.version() + 1);
    assertThat(archived.name()).isEqualTo(primary.name());
    assertThat(here.find(primary.id())).contains(archived);
    assertThat(listed(mine())).isEmpty();
  }

  @Test
  public void archivedTwice_secondTimeDoesNothing() {
    Account archived = here.archive(here.register(account("1").build()).id());

    assertThat(there.archive(archived.id())).isEqualTo(archived);
    assertThat(here.find(archived.id())).contains(archived);
  }

  @Test
  public void archiveOfUnknown_notFound() {
    assertThatExceptionOfType(AccountNotFoundException.class)
        .isThrownBy(() -> here.archive(id("nobody")));
  }

  @Test
  public void primaryArchived_anotherOneMayFollow() {
    Account first = here.setPrimary(here.register(account("1").build()).id());
    Account second = here.register(account("2").build());
    here.archive(first.id());

    assertThat(here.setPrimary(second.id()).primary()).isTrue();
    assertThat(here.find(first.id()).orElseThrow().version()).isEqualTo(first.version() + 1);
  }

  @Test
  public void erasedWhileItLives_refusedAndNothingChanged() {
    Account living = here.setPrimary(here.register(account("1").build()).id());

    assertThatExceptionOfType(AccountNotArchivedException.class)
        .isThrownBy(() -> there.erase(living.id()));

    assertThat(here.find(living.id())).contains(living);
    assertThat(listed(mine())).containsExactly(living);
  }

  @Test
  public void erased_goneOnEveryNodeAndFromEveryListing() {
    Account archived = here.archive(here.register(account("1").build()).id());
    Account other = here.archive(here.register(account("2").build()).id());
    assertThat(here.find(archived.id())).isPresent();

    there.erase(archived.id());

    assertThat(here.find(archived.id())).isEmpty();
    assertThat(there.find(archived.id())).isEmpty();
    assertThat(listed(mine().withArchived())).containsExactly(other);
    assertThatExceptionOfType(AccountNotFoundException.class)
        .isThrownBy(() -> here.archive(archived.id()));
  }

  @Test
  public void erasedWhenAbsent_doesNothing() {
    Account living = here.register(account("1").build());

    here.erase(id("nobody"));

    assertThat(there.find(living.id())).contains(living);
  }

  @Test
  public void registeredAfterErasing_isANewAccount() {
    here.setPrimary(here.register(account("1").build()).id());
    here.archive(id("1"));
    there.erase(id("1"));

    Account anew = here.register(account("1").createdBy("bob").build());

    assertThat(anew.version()).isEqualTo(1);
    assertThat(anew.primary()).isFalse();
    assertThat(anew.createdBy()).isEqualTo("bob");
    assertThat(there.find(anew.id())).contains(anew);
  }

  @Test
  public void erasedOneOfAShop_accountThatFollowedItStays() {
    here.archive(here.register(account("1").build()).id());
    Account follower = here.setPrimary(here.register(ofShop("1").id(id("next")).build()).id());

    there.erase(id("1"));

    assertThat(here.find(follower.id())).contains(follower);
    assertThat(listed(mine())).containsExactly(follower);
  }

  @Test
  public void manyEraseWhileOthersUseTheirOwn_nobodyIsHindered() {
    Race.of(
            Fuzz.RUNNERS,
            i ->
                () -> {
                  for (int n = 0; n < 5; n++) {
                    Account own = anyNode(n).register(account(i + "-" + n).build());
                    Account renamed = anyNode(n + 1).update(own.toBuilder().name("New").build());
                    assertThat(anyNode(n + 2).find(own.id())).contains(renamed);
                    anyNode(n).archive(own.id());
                    anyNode(n + 1).erase(own.id());
                    assertThat(anyNode(n + 2).find(own.id())).isEmpty();
                  }
                  return i;
                })
        .forEach(Race.Result::value);
  }
}
