package io.shopfleet.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.AccountNotFoundException;
import io.shopfleet.account.AccountPage;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a registry has to keep when many nodes change different things at the same time. */
public abstract class AccountRaceContract extends AccountMarksContract {

  private static final int STAYING = 4;

  @Test
  public void manyMakePrimaryWhatOthersArchive_archivedOneIsNotPrimary() {
    Account account = here.register(account("1").build());

    List<Race.Result<Account>> results =
        Race.of(
            Race.RUNNERS,
            i ->
                () ->
                    i % 2 == 0
                        ? anyNode(i / 2).setPrimary(account.id())
                        : anyNode(i / 2).archive(account.id()));

    assertThat(results)
        .allMatch(
            result -> result.succeeded() || result.failedWith(AccountNotFoundException.class));
    Account archived = there.find(account.id()).orElseThrow();
    assertThat(archived.archived()).isTrue();
    assertThat(archived.primary()).isFalse();
    assertThat(archived.version()).isBetween(2L, 3L);
  }

  @Test
  public void manyNodesAtRandom_onePrimaryNoLostUpdateNobodySkipped() {
    List<AccountId> staying =
        IntStream.range(0, STAYING)
            .mapToObj(
                i -> here.register(account("s" + i).metadata(Map.of("count", "0")).build()).id())
            .toList();
    here.setPrimary(staying.get(0));
    AtomicIntegerArray updates = new AtomicIntegerArray(STAYING);
    Fuzz fuzz = Fuzz.fromProperties();

    fuzz.run(runner -> random -> step(runner, random, staying, updates));

    assertThat(primaries(there)).as("%s: primary accounts", fuzz).isEqualTo(1);
    for (int i = 0; i < STAYING; i++) {
      assertThat(there.find(staying.get(i)).orElseThrow().metadata())
          .as("%s: updates of account %s", fuzz, i)
          .containsEntry("count", String.valueOf(updates.get(i)));
    }
  }

  private void step(
      int runner, SplittableRandom random, List<AccountId> staying, AtomicIntegerArray updates) {
    int which = random.nextInt(staying.size());
    switch (random.nextInt(4)) {
      case 0 -> updates.addAndGet(which, countUp(node(), staying.get(which), 1));
      case 1 -> assertThat(node().setPrimary(staying.get(which)).archived()).isFalse();
      case 2 -> comeAndGo(String.valueOf(random.nextInt(10)) + "-guest-" + runner);
      default -> seeOnePrimaryAndAllThatStay(random.nextInt(1, 4), staying);
    }
  }

  private void comeAndGo(String suffix) {
    AccountId guest = node().register(account(suffix).build()).id();
    node().archive(guest);
    node().erase(guest);
    assertThat(node().find(guest)).isEmpty();
  }

  private void seeOnePrimaryAndAllThatStay(int limit, List<AccountId> staying) {
    AccountPage page = node().list(mine(), null, 100);
    assertThat(page.accounts()).filteredOn(Account::primary).hasSize(1);
    assertThat(listed(node(), mine(), limit))
        .extracting(Account::id)
        .doesNotHaveDuplicates()
        .containsAll(staying);
  }
}
