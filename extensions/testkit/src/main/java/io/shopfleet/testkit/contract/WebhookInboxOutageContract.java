package io.shopfleet.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.webhook.WebhookEntry;
import io.shopfleet.webhook.WebhookInbox;
import io.shopfleet.webhook.WebhookInboxException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What a {@link WebhookInbox} on a storage that can fail has to do, beside {@link
 * WebhookInboxContract}. Extend it in a class of its own, with nodes whose storage is wrapped (see
 * {@link StorageFaults}). Nobody else may use the storage meanwhile.
 */
public abstract class WebhookInboxOutageContract {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");
  private static final Instant LEASE = NOON.plusSeconds(600);
  private static final Instant LATER = NOON.plusSeconds(86_400);

  /** An inbox as another node would build it, on the storage of the present test. */
  protected abstract WebhookInbox node();

  /** What makes the storage of the present test fail, hang and recover; the same at every call. */
  protected abstract StorageFaults faults();

  @AfterEach
  public void makeTheStorageWell() {
    faults().well();
  }

  @Test
  public void storageDown_nothingIsAbsentAddedOrChanged() {
    WebhookInbox inbox = node();
    WebhookEntry waiting = fresh();
    WebhookEntry refused = fresh();
    inbox.add(waiting);

    faults().goDown();
    unavailable(() -> inbox.add(refused));
    unavailable(() -> inbox.add(waiting));
    unavailable(() -> inbox.take(NOON, LEASE, 10));
    unavailable(() -> inbox.done(waiting.key()));
    unavailable(() -> inbox.failed(waiting.key(), LATER));
    unavailable(() -> inbox.forget(LATER));
    unavailable(() -> inbox.erase(waiting.account()));
    faults().well();

    assertThat(taken(NOON, waiting)).containsExactly(waiting);
    assertThat(taken(NOON, refused)).isEmpty();
  }

  @Test
  public void addFailsAnywhere_allOfItIsThereOrNothingAndSaysSo() {
    Outage.each(
        faults(),
        outage -> {
          WebhookEntry own = fresh();

          Race.Result<Boolean> result = outage.during(() -> node().add(own));

          result.failsOnlyWith(WebhookInboxException.class, outage);
          if (result.succeeded()) {
            assertThat(result.value()).as("%s", outage).isTrue();
          }
          boolean addedNow = node().add(own);
          if (result.succeeded()) {
            assertThat(addedNow).as("%s: added again", outage).isFalse();
          }
          assertThat(taken(NOON, own)).as("%s", outage).containsExactly(own);
        });
  }

  @Test
  public void takeFailsAnywhere_saysSoAndTheEntryComesAgain() {
    Outage.each(
        faults(),
        outage -> {
          WebhookEntry own = fresh();
          node().add(own);

          Race.Result<List<WebhookEntry>> result =
              outage.during(() -> node().take(NOON, LEASE, 1_000));

          result.failsOnlyWith(WebhookInboxException.class, outage);
          if (result.succeeded()) {
            assertThat(result.value()).as("%s", outage).contains(own);
            assertThat(taken(NOON, own)).as("%s: given twice", outage).isEmpty();
          }
          assertThat(taken(LEASE, own)).as("%s", outage).containsExactly(own);
        });
  }

  @Test
  public void doneFailsAnywhere_saysSoAndCanBeRepeated() {
    Outage.each(
        faults(),
        outage -> {
          WebhookEntry own = fresh();
          node().add(own);

          Race.Result<Boolean> result = outage.during(() -> node().done(own.key()));

          result.failsOnlyWith(WebhookInboxException.class, outage);
          if (!result.succeeded()) {
            node().done(own.key());
          }
          assertThat(taken(LATER, own)).as("%s", outage).isEmpty();
          assertThat(node().add(own)).as("%s: key forgotten", outage).isFalse();
        });
  }

  @Test
  public void failureNotedDuringAnOutage_countsOnceOrNotAtAllAndSaysSo() {
    Outage.each(
        faults(),
        outage -> {
          WebhookEntry own = fresh();
          node().add(own);

          Race.Result<Boolean> result = outage.during(() -> node().failed(own.key(), LEASE));

          result.failsOnlyWith(WebhookInboxException.class, outage);
          List<WebhookEntry> next = taken(LEASE, own);
          assertThat(next).as("%s", outage).hasSize(1);
          if (result.succeeded()) {
            assertThat(next.get(0).failures()).as("%s", outage).isEqualTo(1);
          } else {
            assertThat(next.get(0).failures()).as("%s", outage).isBetween(0, 1);
          }
        });
  }

  @Test
  public void forgettingFailsAnywhere_saysSoAndCanBeRepeated() {
    Outage.each(
        faults(),
        outage -> {
          WebhookEntry own = fresh();
          node().add(own);
          node().done(own.key());

          Race.Result<Boolean> result = outage.during(() -> node().forget(LATER));

          result.failsOnlyWith(WebhookInboxException.class, outage);
          if (!result.succeeded()) {
            node().forget(LATER);
          }
          assertThat(node().add(own)).as("%s", outage).isTrue();
          node().done(own.key());
        });
  }

  @Test
  public void erasureFailsAnywhere_saysSoAndCanBeRepeated() {
    Outage.each(
        faults(),
        outage -> {
          WebhookEntry own = fresh();
          node().add(own);

          Race.Result<Boolean> result = outage.during(() -> node().erase(own.account()));

          result.failsOnlyWith(WebhookInboxException.class, outage);
          if (!result.succeeded()) {
            node().erase(own.account());
          }
          assertThat(taken(LATER, own)).as("%s", outage).isEmpty();
        });
  }

  /**
   * What the inbox gives of one entry at an instant; whatever else it gives is left to its lease.
   */
  private List<WebhookEntry> taken(Instant now, WebhookEntry entry) {
    return node().take(now, now.plusSeconds(600), 1_000).stream()
        .filter(one -> one.key().equals(entry.key()))
        .toList();
  }

  private static WebhookEntry fresh() {
    String id = UUID.randomUUID().toString().replace("-", "");
    return new WebhookEntry(
        id + id,
        new AccountId("account-" + id),
        "1",
        DataStream.ORDERS,
        List.of("order-" + id),
        NOON,
        LATER,
        0);
  }

  private static void unavailable(ThrowingCallable call) {
    assertThatExceptionOfType(WebhookInboxException.class).isThrownBy(call);
  }
}
