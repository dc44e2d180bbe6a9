package io.shopfleet.internal.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.AccountPage;
import io.shopfleet.account.AccountQuery;
import io.shopfleet.account.CredentialId;
import io.shopfleet.account.PlatformId;
import io.shopfleet.account.RegionCode;
import io.shopfleet.account.ShopId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.sync.Runs;
import io.shopfleet.sync.SyncRun;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the in-memory stores promise beyond the contracts, which the testkit checks. */
class InMemoryStoresTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final AccountId ACCOUNT = new AccountId("account-1");

  private final InMemoryCredentialStore credentials = new InMemoryCredentialStore();
  private final InMemoryRunStore runs = new InMemoryRunStore();
  private final InMemoryAccountRegistry registry =
      new InMemoryAccountRegistry(Clock.fixed(NOON, ZoneOffset.UTC));

  @Test
  void exclusiveUseEnded_itsLockIsForgotten() {
    for (int i = 0; i < 10_000; i++) {
      CredentialId id = new CredentialId("credential-" + i);
      assertThat(credentials.withExclusive(id, Duration.ZERO, credentials::gates)).contains(1);
    }

    assertThat(credentials.gates()).isZero();
  }

  @Test
  void exclusiveUseNotAcquired_lockStaysWithItsHolderAndIsForgottenAfterwards() throws Exception {
    CredentialId id = new CredentialId("credential-1");
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    CompletableFuture<Boolean> holder =
        CompletableFuture.supplyAsync(
            () ->
                credentials
                    .withExclusive(
                        id,
                        Duration.ZERO,
                        () -> {
                          held.countDown();
                          return passed(release);
                        })
                    .orElse(false));
    assertThat(passed(held)).isTrue();

    assertThat(credentials.withExclusive(id, Duration.ZERO, () -> 1)).isEmpty();
    assertThat(credentials.gates()).isEqualTo(1);
    release.countDown();

    assertThat(holder.get(60, TimeUnit.SECONDS)).isTrue();
    assertThat(credentials.gates()).isZero();
  }

  @Test
  void sameThreadAsksAgain_toldSo() {
    CredentialId id = new CredentialId("credential-1");

    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                credentials.withExclusive(
                    id,
                    Duration.ZERO,
                    () -> credentials.withExclusive(id, Duration.ofDays(1), () -> 1)))
        .withMessage(
            "This thread already works on credential credential-1 exclusively; finish that first");
    assertThat(credentials.gates()).isZero();
  }

  @Test
  void moreThanAHundredRuns_lastHundredAreKeptAndAllAreCounted() {
    for (int i = 0; i < 150; i++) {
      runs.add(run(i));
    }

    List<SyncRun> kept = runs.recent(ACCOUNT, 1_000);
    assertThat(kept).hasSize(100);
    assertThat(kept.get(0).id()).isEqualTo("run-149");
    assertThat(kept.get(99).id()).isEqualTo("run-50");
    assertThat(runs.totals(ACCOUNT).syncCount()).isEqualTo(150);
    assertThat(runs.totals(ACCOUNT).errorCount()).isEqualTo(15);
    assertThat(runs.totals(ACCOUNT).consecutiveErrors()).isZero();
  }

  @Test
  void registered_instantsAreTheClocks() {
    Account account = registry.register(account(1));

    assertThat(account.createdAt()).isEqualTo(NOON);
    assertThat(account.updatedAt()).isEqualTo(NOON);
    assertThat(registry.archive(account.id()).archivedAt()).isEqualTo(NOON);
  }

  @Test
  void tenThousandAccounts_listedOnceEachAndOnePrimaryAmongThem() {
    IntStream.range(0, 10_000).forEach(i -> registry.register(account(i)));
    registry.setPrimary(account(0).id());
    registry.setPrimary(account(9_999).id());

    long listed = 0;
    long primaries = 0;
    AccountId after = null;
    do {
      AccountPage page = registry.list(AccountQuery.all(), after, 500);
      listed += page.accounts().size();
      primaries += page.accounts().stream().filter(Account::primary).count();
      after = page.next().orElse(null);
    } while (after != null);

    assertThat(listed).isEqualTo(10_000);
    assertThat(primaries).isEqualTo(1);
  }

  @Test
  void limitBelowOne_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> registry.list(AccountQuery.all(), null, 0))
        .withMessage("List at least one account a page, not 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> runs.recent(ACCOUNT, 0))
        .withMessage("Ask for at least one run, not 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new InMemoryOrderWatch().next(ACCOUNT, 0))
        .withMessage("Ask for at least one order, not 0");
  }

  private static boolean passed(CountDownLatch gate) {
    try {
      return gate.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Account account(int number) {
    return Account.of(new PlatformId("market"), new ShopId("shop-" + number), "Toko " + number)
        .id(new AccountId("account-" + number))
        .region(new RegionCode("ID"))
        .build();
  }

  private static SyncRun run(int number) {
    boolean failed = number % 10 == 0;
    return Runs.run(
        "run-" + number,
        ACCOUNT,
        NOON.plusSeconds(number),
        NOON.plusSeconds(number + 1L),
        List.of(
            failed
                ? Runs.failed(DataStream.ORDERS, 1, 0, FailureKind.TRANSIENT, "no route")
                : Runs.read(DataStream.ORDERS, 1, 0, null)));
  }
}
