package io.shopfleet.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.AccountPage;
import io.shopfleet.account.AccountQuery;
import io.shopfleet.account.CredentialId;
import io.shopfleet.account.Environment;
import io.shopfleet.account.PlatformId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a registry has to do about listing accounts. */
public abstract class AccountListingContract extends AccountRaceContract {

  @Test
  public void listing_isOrderedByIdAsText() {
    for (String suffix : List.of("9", "10", "1", "100")) {
      here.register(account(suffix).build());
    }

    assertThat(there.list(mine(), null, 10).accounts())
        .extracting(Account::id)
        .containsExactly(id("1"), id("10"), id("100"), id("9"));
  }

  @Test
  public void listing_comesInPagesOfAtMostTheLimit() {
    registerMany(5);

    AccountPage first = here.list(mine(), null, 2);
    AccountPage second = there.list(mine(), first.next().orElseThrow(), 2);
    AccountPage third = here.list(mine(), second.next().orElseThrow(), 2);

    assertThat(first.accounts()).extracting(Account::id).containsExactly(id("0"), id("1"));
    assertThat(second.accounts()).extracting(Account::id).containsExactly(id("2"), id("3"));
    assertThat(third.accounts()).extracting(Account::id).containsExactly(id("4"));
    assertThat(third.next()).isEmpty();
  }

  @Test
  public void limitEqualsRemainder_noFurtherPage() {
    registerMany(2);

    assertThat(here.list(mine(), null, 2).next()).isEmpty();
    assertThat(here.list(mine(), null, 3).next()).isEmpty();
    assertThat(here.list(mine(), null, 1).next()).contains(id("0"));
  }

  @Test
  public void nothingMatches_emptyLastPage() {
    AccountPage page = here.list(mine(), null, 10);

    assertThat(page.accounts()).isEmpty();
    assertThat(page.next()).isEmpty();
  }

  @Test
  public void query_restrictsByEachOfItsParts() {
    Account plain = here.register(account("1").build());
    Account disabled = here.register(account("2").enabled(false).build());
    Account sandbox = here.register(account("3").environment(Environment.SANDBOX).build());
    Account archived = here.archive(here.register(account("4").build()).id());

    assertThat(listed(mine())).containsExactly(plain, disabled, sandbox);
    assertThat(listed(mine().onlyEnabled())).containsExactly(plain, sandbox);
    assertThat(listed(mine().in(Environment.SANDBOX))).containsExactly(sandbox);
    assertThat(listed(mine().onPlatform(PLATFORM))).containsExactly(plain, disabled, sandbox);
    assertThat(listed(mine().onPlatform(new PlatformId("nowhere")))).isEmpty();
    assertThat(listed(mine().withArchived())).containsExactly(plain, disabled, sandbox, archived);
    assertThat(listed(new AccountQuery(tenant, null, null, null, null, false, false)))
        .containsExactly(disabled);
  }

  @Test
  public void accountsComeAndGoBetweenPages_thoseThatStayAppearOnce() {
    List<Account> all = registerMany(9);
    List<AccountId> seen = new ArrayList<>();
    AccountPage page = here.list(mine(), null, 3);
    page.accounts().forEach(account -> seen.add(account.id()));

    here.archive(all.get(0).id());
    here.archive(all.get(2).id());
    here.archive(all.get(4).id());
    here.register(account("00").build());
    here.register(account("55").build());
    while (page.next().isPresent()) {
      page = there.list(mine(), page.next().get(), 3);
      page.accounts().forEach(account -> seen.add(account.id()));
    }

    assertThat(seen).doesNotHaveDuplicates();
    assertThat(seen).contains(id("1"), id("3"), id("5"), id("6"), id("7"), id("8"));
    assertThat(seen).doesNotContain(id("4"));
  }

  @Test
  public void accountsComeAndGoWhileOthersList_thoseThatStayAppearOnce() {
    List<Account> staying = registerMany(10);
    List<Race.Result<List<Account>>> results =
        Race.of(
            8,
            i ->
                () -> {
                  if (i % 2 == 0) {
                    return listed(anyNode(i / 2), mine(), 3);
                  }
                  for (int n = 0; n < 10; n++) {
                    Account guest = account(n + "-guest-" + i).build();
                    anyNode(n).archive(anyNode(i).register(guest).id());
                  }
                  return staying;
                });

    for (Race.Result<List<Account>> result : results) {
      assertThat(result.value()).doesNotHaveDuplicates().containsAll(staying);
    }
  }

  @Test
  public void queryByCredential_listsThoseThatNameIt() {
    CredentialId shared = new CredentialId("shared-" + run);
    Account first = here.register(account("1").credential(shared).build());
    Account second = here.register(account("2").credential(shared).enabled(false).build());
    here.register(account("3").build());
    here.register(account("4").credential(null).build());
    Account archived = here.archive(here.register(account("5").credential(shared).build()).id());

    AccountQuery using = mine().usingCredential(shared);
    assertThat(listed(using)).containsExactly(first, second);
    assertThat(listed(using.withArchived())).containsExactly(first, second, archived);
    assertThat(listed(using.onlyEnabled())).containsExactly(first);
    assertThat(listed(AccountQuery.all().usingCredential(shared))).containsExactly(first, second);

    there.update(first.toBuilder().credential(null).build());

    assertThat(listed(using)).containsExactly(second);
  }

  @Test
  public void queryByShop_listsThoseOfThatShopAlone() {
    Account production = here.register(account("a").build());
    Account sandbox =
        here.register(ofShop("a").id(id("b")).environment(Environment.SANDBOX).build());
    here.register(account("A").build());
    Account archived = here.archive(here.register(account("z").build()).id());

    assertThat(listed(mine().ofShop(production.shopId()))).containsExactly(production, sandbox);
    assertThat(listed(mine().ofShop(production.shopId()).in(Environment.SANDBOX)))
        .containsExactly(sandbox);
    assertThat(listed(mine().ofShop(archived.shopId()))).isEmpty();
    assertThat(listed(mine().ofShop(archived.shopId()).withArchived())).containsExactly(archived);
  }

  @Test
  public void limitBelowOne_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> here.list(mine(), null, 0));
  }

  @Test
  public void listingContinuedAfterAnAccountThatIsGone_goesOnBehindIt() {
    registerMany(3);
    here.archive(id("1"));
    here.erase(id("1"));

    AccountPage page = there.list(mine(), id("1"), 10);

    assertThat(page.accounts()).extracting(Account::id).containsExactly(id("2"));
  }

  @Test
  public void changedElsewhereAfterAListing_seenByTheNext() {
    Account before = here.register(account("1").build());
    assertThat(listed(here, mine(), 10)).containsExactly(before);

    Account after = there.update(before.toBuilder().name("Renamed").build());

    assertThat(listed(here, mine(), 10)).containsExactly(after);
    assertThat(here.find(before.id())).contains(after);
  }
}
