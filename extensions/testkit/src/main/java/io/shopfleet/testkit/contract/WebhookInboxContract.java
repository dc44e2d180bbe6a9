package io.shopfleet.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.webhook.WebhookEntry;
import io.shopfleet.webhook.WebhookInbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link WebhookInbox} has to do. Extend it for an implementation of your own:
 *
 * <pre>{@code
 * class OurWebhookInboxTest extends WebhookInboxContract {
 *   @Override
 *   protected WebhookInbox node() {
 *     return new OurWebhookInbox(dataSource);   // a new one, on the same storage
 *   }
 * }
 * }</pre>
 *
 * <p>Two instances stand for two nodes that share the storage. An implementation that keeps its
 * data in itself has no second node and returns the same instance at every call within a test. The
 * storage need not be empty, but what is pending there is noted as done before each test, so nobody
 * else may use it meanwhile. Instants are whole milliseconds. Up to 32 threads call at the same
 * time.
 */
public abstract class WebhookInboxContract {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");
  private static final Instant LEASE = NOON.plusSeconds(600);
  private static final Instant LATER = NOON.plus(Duration.ofDays(30));
  private static final Instant FAR = Instant.parse("2126-01-01T00:00:00Z");
  private static final Duration TICK = Duration.ofMillis(1);

  private final String run = UUID.randomUUID().toString().replace("-", "");
  private final AccountId account = new AccountId("account-" + run);
  private WebhookInbox here;
  private WebhookInbox there;

  /** An inbox as another node would build it, on the storage of the present test. */
  protected abstract WebhookInbox node();

  @BeforeEach
  public void buildTwoNodesWithNothingPending() {
    here = node();
    there = node();
    List<WebhookEntry> left;
    do {
      left = here.take(FAR, FAR.plusSeconds(60), 500);
      left.forEach(entry -> here.done(entry.key()));
    } while (!left.isEmpty());
  }

  @Test
  public void nothingAdded_nothingIsGiven() {
    assertThat(here.take(NOON, LEASE, 10)).isEmpty();
  }

  @Test
  public void added_givenOnAnotherNodeWithAllItsParts() {
    WebhookEntry entry =
        new WebhookEntry(
            key(1),
            account,
            "Type \u2116 1",
            DataStream.ORDERS,
            List.of("5764000000000000001", "INV/20260301/1"),
            NOON,
            LATER,
            0);

    assertThat(here.add(entry)).isTrue();

    assertThat(there.take(NOON, LEASE, 10)).containsExactly(entry);
  }

  @Test
  public void everyStreamAndNone_givenAsAdded() {
    List<WebhookEntry> entries =
        IntStream.rangeClosed(0, DataStream.values().length)
            .mapToObj(
                i ->
                    entry(i, i == 0 ? null : DataStream.values()[i - 1], NOON.plusMillis(i), LATER))
            .toList();
    entries.forEach(here::add);

    assertThat(there.take(NOON.plusSeconds(1), LEASE, 100)).containsExactlyElementsOf(entries);
  }

  @Test
  public void manyRecords_givenInTheirOrder() {
    List<String> ids =
        IntStream.range(0, 5_000).mapToObj(i -> "record-" + i * 7919 % 5_000).toList();
    here.add(new WebhookEntry(key(1), account, "4", DataStream.PRODUCTS, ids, NOON, LATER, 0));

    assertThat(there.take(NOON, LEASE, 1).get(0).records()).isEqualTo(ids);
  }

  @Test
  public void keyThatIsPending_refusedAndTheFirstOneStays() {
    WebhookEntry first = entry(1);
    here.add(first);

    assertThat(there.add(entry(1, DataStream.RETURNS, NOON.plusSeconds(1), LATER))).isFalse();

    assertThat(here.take(NOON.plusSeconds(1), LEASE, 10)).containsExactly(first);
  }

  @Test
  public void keyThatIsGivenOut_refused() {
    here.add(entry(1));
    here.take(NOON, LEASE, 10);

    assertThat(there.add(entry(1))).isFalse();
  }

  @Test
  public void keyThatIsDone_refusedAndStaysDone() {
    here.add(entry(1));
    here.take(NOON, LEASE, 10);
    here.done(key(1));

    assertThat(there.add(entry(1))).isFalse();
    assertThat(there.take(FAR, FAR, 10)).isEmpty();
  }

  @Test
  public void manyAddTheSameKey_exactlyOneAddsIt() {
    List<Race.Result<Boolean>> results = Race.of(Race.RUNNERS, i -> () -> anyNode(i).add(entry(1)));

    assertThat(results.stream().filter(Race.Result::value)).hasSize(1);
    assertThat(here.take(NOON, LEASE, 10)).containsExactly(entry(1));
  }

  @Test
  public void several_thoseReceivedFirstAreGivenFirstAndNoMoreThanTheLimit() {
    here.add(entry(3, DataStream.ORDERS, NOON.plusMillis(2), LATER));
    here.add(entry(1, DataStream.ORDERS, NOON.plusMillis(1), LATER));
    here.add(entry(2, DataStream.ORDERS, NOON, LATER));

    assertThat(there.take(LEASE, LEASE.plus(TICK), 2))
        .extracting(WebhookEntry::key)
        .containsExactly(key(2), key(1));
    assertThat(there.take(LEASE, LEASE.plus(TICK), 2))
        .extracting(WebhookEntry::key)
        .containsExactly(key(3));
  }

  @Test
  public void limitBelowOne_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> here.take(NOON, LEASE, 0));
  }

  @Test
  public void givenOut_comesAgainWhenTheLeaseEndsAndNotBefore() {
    here.add(entry(1));
    here.take(NOON, LEASE, 10);

    assertThat(there.take(LEASE.minus(TICK), FAR, 10)).isEmpty();
    assertThat(here.take(LEASE.minus(TICK), FAR, 10)).isEmpty();
    assertThat(there.take(LEASE, FAR, 10)).containsExactly(entry(1));
    assertThat(here.take(FAR.minus(TICK), FAR, 10)).isEmpty();
  }

  @Test
  public void manyTakeAtOnce_eachEntryIsGivenToOne() {
    IntStream.range(0, 100).forEach(i -> here.add(entry(i)));

    List<Race.Result<List<WebhookEntry>>> results =
        Race.of(Race.RUNNERS, i -> () -> anyNode(i).take(NOON, LEASE, 10));

    assertThat(results.stream().flatMap(result -> result.value().stream()))
        .doesNotHaveDuplicates()
        .allSatisfy(entry -> assertThat(entry.account()).isEqualTo(account));
  }

  @Test
  public void done_neverGivenAgain() {
    here.add(entry(1));
    here.add(entry(2));
    here.take(NOON, LEASE, 10);

    there.done(key(1));

    assertThat(here.take(FAR, FAR, 10)).containsExactly(entry(2));
  }

  @Test
  public void doneWithoutBeingGivenOut_neverGiven() {
    here.add(entry(1));

    there.done(key(1));

    assertThat(here.take(FAR, FAR, 10)).isEmpty();
  }

  @Test
  public void doneOrFailedThatIsAbsent_addsNothing() {
    here.done(key(1));
    here.failed(key(2), NOON);

    assertThat(there.take(FAR, FAR, 10)).isEmpty();
    assertThat(there.add(entry(1))).isTrue();
    assertThat(there.add(entry(2))).isTrue();
  }

  @Test
  public void failedForLongerThanTheLease_comesAgainAtItsInstantWithOneFailureMore() {
    here.add(entry(1));
    here.take(NOON, LEASE, 10);

    here.failed(key(1), LATER);

    assertThat(there.take(LATER.minus(TICK), FAR, 10)).isEmpty();
    assertThat(there.take(LATER, FAR, 10)).containsExactly(failed(entry(1), 1));
  }

  @Test
  public void failedForLessThanTheLease_comesAgainAtItsInstant() {
    here.add(entry(1));
    here.take(NOON, LATER, 10);

    here.failed(key(1), LEASE);

    assertThat(there.take(LEASE.minus(TICK), FAR, 10)).isEmpty();
    assertThat(there.take(LEASE, FAR, 10)).containsExactly(failed(entry(1), 1));
  }

  @Test
  public void failedAgain_everyFailureCounts() {
    here.add(entry(1));
    for (int failures = 0; failures < 3; failures++) {
      Instant now = NOON.plusSeconds(failures);
      assertThat(here.take(now, LEASE, 10)).containsExactly(failed(entry(1), failures));
      there.failed(key(1), now.plusSeconds(1));
    }
    assertThat(here.take(NOON.plusSeconds(3), LEASE, 10)).containsExactly(failed(entry(1), 3));
  }

  @Test
  public void failedAfterDone_staysDone() {
    here.add(entry(1));
    here.take(NOON, LEASE, 10);
    there.done(key(1));

    here.failed(key(1), NOON);

    assertThat(there.take(FAR, FAR, 10)).isEmpty();
  }

  @Test
  public void forgotten_doneOnesWhoseTimeIsOverAreUnknownAndTheOthersStay() {
    here.add(entry(1, DataStream.ORDERS, NOON, LATER.minus(TICK)));
    here.add(entry(2, DataStream.ORDERS, NOON, LATER));
    here.add(entry(3, DataStream.ORDERS, NOON, LATER.plus(TICK)));
    IntStream.rangeClosed(1, 3).forEach(i -> here.done(key(i)));

    there.forget(LATER);

    assertThat(here.add(entry(1))).isTrue();
    assertThat(here.add(entry(2))).isTrue();
    assertThat(here.add(entry(3))).isFalse();
  }

  @Test
  public void forgotten_pendingOnesStay() {
    WebhookEntry waiting = entry(1, DataStream.ORDERS, NOON, NOON);
    WebhookEntry givenOut = entry(2, DataStream.ORDERS, NOON.plusMillis(1), NOON);
    WebhookEntry failing = entry(3, DataStream.ORDERS, NOON.plusMillis(2), NOON);
    List.of(givenOut, failing).forEach(here::add);
    here.take(NOON.plusSeconds(1), LEASE, 10);
    here.failed(failing.key(), LEASE);
    here.add(waiting);

    there.forget(LATER);

    assertThat(here.take(LEASE, FAR, 10)).containsExactly(waiting, givenOut, failed(failing, 1));
  }

  @Test
  public void erased_nothingOfTheAccountIsLeftAndTheOthersStay() {
    AccountId other = new AccountId("ACCOUNT-" + run);
    here.add(entry(1));
    here.add(entry(2));
    here.take(NOON, LEASE, 1);
    here.add(entry(3));
    here.done(key(3));
    WebhookEntry kept =
        new WebhookEntry(key(4), other, "1", DataStream.ORDERS, List.of("o-4"), NOON, LATER, 0);
    here.add(kept);

    there.erase(account);
    there.erase(new AccountId("nobody-" + run));

    assertThat(here.take(FAR, FAR.plusSeconds(1), 10)).containsExactly(kept);
    assertThat(here.add(entry(1))).isTrue();
    assertThat(here.add(entry(2))).isTrue();
    assertThat(here.add(entry(3))).isTrue();
    assertThat(here.add(kept)).isFalse();
  }

  @Test
  public void manyNodesAtRandom_eachEntryIsAddedOnceAndGivenOnce() {
    Fuzz fuzz = Fuzz.fromProperties();
    Queue<String> added = new ConcurrentLinkedQueue<>();
    Queue<String> given = new ConcurrentLinkedQueue<>();

    fuzz.run(
        runner ->
            random -> {
              WebhookInbox inbox = node();
              WebhookEntry entry = entry(random.nextInt(fuzz.rounds()));
              if (inbox.add(entry)) {
                added.add(entry.key());
              }
              inbox.take(NOON, LEASE, 1 + random.nextInt(3)).stream()
                  .map(WebhookEntry::key)
                  .forEach(
                      key -> {
                        given.add(key);
                        if (random.nextBoolean()) {
                          node().done(key);
                        }
                      });
            });
    node().take(NOON, LEASE, fuzz.rounds() + 1).forEach(entry -> given.add(entry.key()));

    assertThat(added).as(fuzz.toString()).doesNotHaveDuplicates();
    assertThat(given).as(fuzz.toString()).containsExactlyInAnyOrderElementsOf(added);
  }

  /** By turns two nodes that live as long as the test, and one that is built for this call. */
  private WebhookInbox anyNode(int number) {
    return number % 3 == 0 ? here : number % 3 == 1 ? there : node();
  }

  private String key(int number) {
    return run + "%032x".formatted(number);
  }

  private WebhookEntry entry(int number) {
    return entry(number, DataStream.ORDERS, NOON, LATER);
  }

  private WebhookEntry entry(
      int number, @Nullable DataStream stream, Instant receivedAt, Instant keepUntil) {
    List<String> records = stream == null ? List.of() : List.of("record-" + number);
    return new WebhookEntry(key(number), account, "1", stream, records, receivedAt, keepUntil, 0);
  }

  private static WebhookEntry failed(WebhookEntry entry, int failures) {
    return new WebhookEntry(
        entry.key(),
        entry.account(),
        entry.type(),
        entry.stream(),
        entry.records(),
        entry.receivedAt(),
        entry.keepUntil(),
        failures);
  }
}
