package io.shopfleet.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopfleet.account.AccountId;
import io.shopfleet.account.ConnectionState;
import io.shopfleet.account.CredentialId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.event.FleetEvent.WebhookFailed;
import io.shopfleet.webhook.DispatchRoom.Queued;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class WebhookDispatchTest {

  private static final RuntimeException DOWN = new IllegalStateException("the platform is down");
  private static final Duration TICK = Duration.ofMillis(1);

  private final DispatchRoom room = new DispatchRoom();
  private final PostOffice office = room.office;

  private void step(WebhookDispatch dispatch) {
    dispatch.step(() -> false);
  }

  @Test
  void severalNoticesOfAnAccount_oneReadingPerStreamAndEachIdOnce() {
    AccountId a = room.account("a");
    AccountId b = room.account("b");
    room.note(a, DataStream.ORDERS, "o-1");
    room.note(a, DataStream.PRODUCTS, "p-1");
    room.note(b, DataStream.ORDERS, "o-9");
    room.note(a, DataStream.ORDERS, "o-2", "o-1");

    step(room.dispatch());

    assertThat(room.done)
        .containsExactlyInAnyOrder("a ORDERS[o-1, o-2]", "a PRODUCTS[p-1]", "b ORDERS[o-9]");
    assertThat(office.pending()).isEmpty();
    assertThat(office.events).isEmpty();
  }

  @Test
  void nothingNoted_nothingDone() {
    WebhookDispatch dispatch = room.dispatch();

    assertThat(dispatch.due()).isTrue();
    step(dispatch);

    assertThat(room.done).isEmpty();
  }

  @Test
  void followed_notFollowedAgain() {
    room.note(room.account("a"), DataStream.ORDERS, "o-1");
    WebhookDispatch dispatch = room.dispatch();
    step(dispatch);

    office.clock.advance(Duration.ofDays(30));
    step(dispatch);

    assertThat(room.done).hasSize(1);
  }

  @Test
  void readingFails_toldAndTriedAgainWithDoublingPauses() {
    AccountId a = room.account("a");
    room.fails(a, DOWN);
    room.note(a, DataStream.ORDERS, "o-1");
    room.note(a, DataStream.ORDERS, "o-2");
    WebhookDispatch dispatch = room.dispatch();
    Instant first = office.clock.instant();

    step(dispatch);
    assertThat(office.events)
        .containsExactly(
            new WebhookFailed(
                first, a, DataStream.ORDERS, 2, "the platform is down", first.plusSeconds(60)));
    for (int seconds : new int[] {60, 120, 240, 480, 960, 1920, 3600, 3600}) {
      int before = room.done.size();
      office.clock.advance(Duration.ofSeconds(seconds).minus(TICK));
      step(dispatch);
      assertThat(room.done).as("a tick before " + seconds + " s").hasSize(before);
      office.clock.advance(TICK);
      step(dispatch);
      assertThat(room.done).as("after " + seconds + " s").hasSize(before + 1);
    }

    room.fails(a, null);
    office.clock.advance(Duration.ofHours(1));
    step(dispatch);
    assertThat(room.done.get(room.done.size() - 1)).isEqualTo("a ORDERS[o-1, o-2]");
    assertThat(office.pending()).isEmpty();
  }

  @Test
  void failureOfOneStream_leavesTheOthersDone() {
    AccountId a = room.account("a");
    AccountId b = room.account("b");
    room.fails(a, DOWN);
    room.note(a, DataStream.ORDERS, "o-1");
    room.note(b, DataStream.ORDERS, "o-2");

    step(room.dispatch());

    assertThat(office.pending())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.account()).isEqualTo(a);
              assertThat(entry.failures()).isEqualTo(1);
            });
  }

  @Test
  void failsForLongerThanThePatience_givenUpAndTold() {
    AccountId a = room.account("a");
    room.fails(a, DOWN);
    Instant noted = office.clock.instant();
    room.note(a, DataStream.ORDERS, "o-1");
    WebhookDispatch dispatch = room.dispatch();

    office.clock.set(noted.plus(WebhookPolicy.DEFAULT.patience()).minus(TICK));
    step(dispatch);
    assertThat(office.pending()).hasSize(1);

    office.clock.set(noted.plus(WebhookPolicy.DEFAULT.patience()).plusSeconds(60));
    step(dispatch);
    assertThat(office.pending()).isEmpty();
    List<WebhookFailed> told = office.events(WebhookFailed.class);
    assertThat(told).hasSize(2);
    assertThat(told.get(0).nextAttempt()).isNotNull();
    assertThat(told.get(1).nextAttempt()).isNull();
  }

  @Test
  void someAreGivenUpAndOthersNot_bothAreTold() {
    AccountId a = room.account("a");
    room.fails(a, DOWN);
    room.note(a, DataStream.ORDERS, "o-1");
    office.clock.advance(WebhookPolicy.DEFAULT.patience());
    room.note(a, DataStream.ORDERS, "o-2");
    room.note(a, DataStream.ORDERS, "o-3");

    step(room.dispatch());

    Instant now = office.clock.instant();
    String reason = "the platform is down";
    assertThat(office.events)
        .containsExactly(
            new WebhookFailed(now, a, DataStream.ORDERS, 2, reason, now.plusSeconds(60)),
            new WebhookFailed(now, a, DataStream.ORDERS, 1, reason, null));
  }

  @Test
  void accountNotInUse_nothingIsReadAndTheNoticesAreDone() {
    AccountId gone = new AccountId("gone");
    AccountId disabled = office.register(office.builder("d", "s-1").enabled(false)).id();
    AccountId archived = office.accounts.archive(room.account("x")).id();
    AccountId revoked =
        office.register(office.builder("r", "s-2").connectionState(ConnectionState.REVOKED)).id();
    for (AccountId account : List.of(gone, disabled, archived, revoked)) {
      room.note(account, DataStream.ORDERS, "o-1");
      room.note(account, null);
    }

    step(room.dispatch());

    assertThat(room.done).isEmpty();
    assertThat(office.pending()).isEmpty();
  }

  @Test
  void authorizationDoubted_allAccountsOfTheCredentialAreTried() {
    AccountId a = room.account("a");
    CredentialId shared = new CredentialId("grant of a");
    office.register(office.builder("b", "s-b").credential(shared));
    office.register(office.builder("c", "s-c").credential(shared).enabled(false));
    room.account("e");
    room.note(a, null);
    room.note(a, null);

    step(room.dispatch());

    assertThat(room.done).containsExactly("a tried", "b tried");
    assertThat(office.pending()).isEmpty();
  }

  @Test
  void doubtCouldNotBeSettled_comesAgain() {
    AccountId a = room.account("a");
    room.fails(a, DOWN);
    room.note(a, null);

    step(room.dispatch());

    assertThat(office.pending()).hasSize(1);
    assertThat(office.events(WebhookFailed.class))
        .singleElement()
        .satisfies(told -> assertThat(told.stream()).isNull());
  }

  @Test
  void slowAccount_keepsNoOtherWaiting() {
    AccountId slow = room.account("a");
    AccountId other = room.account("b");
    Queued threads = new Queued();
    WebhookDispatch dispatch = room.dispatch(threads);
    room.note(slow, DataStream.ORDERS, "o-1");
    step(dispatch);
    assertThat(threads.waiting()).isEqualTo(1);

    room.note(slow, DataStream.ORDERS, "o-2");
    room.note(other, DataStream.ORDERS, "o-3");
    step(dispatch);

    assertThat(threads.waiting()).as("the slow one is followed by one thread").isEqualTo(2);
    threads.runNext();
    threads.runNext();
    step(dispatch);
    assertThat(room.done).contains("b ORDERS[o-3]");
  }

  @Test
  void slowAccountWithThousandsOfNotices_keepsNoOtherWaiting() {
    AccountId slow = room.account("a");
    AccountId other = room.account("b");
    Queued threads = new Queued();
    WebhookDispatch dispatch = room.dispatch(threads);
    for (int i = 0; i < 1_200; i++) {
      room.note(slow, DataStream.ORDERS, "o-" + i);
    }
    office.clock.advance(TICK);
    room.note(other, DataStream.ORDERS, "o-9999");

    for (int i = 0; i < 7; i++) {
      step(dispatch);
    }

    assertThat(threads.waiting()).as("both are followed").isEqualTo(2);
  }

  @Test
  void executorBreaks_accountIsFollowedByTheNextStep() {
    room.note(room.account("a"), DataStream.ORDERS, "o-1");
    boolean[] broken = {true};
    WebhookDispatch dispatch =
        room.dispatch(
            task -> {
              if (broken[0]) {
                throw new IllegalStateException("broken");
              }
              task.run();
            });
    assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> step(dispatch));

    broken[0] = false;
    step(dispatch);

    assertThat(room.done).containsExactly("a ORDERS[o-1]");
  }

  @Test
  void manyAccounts_onlySomeSideBySide() {
    for (int i = 0; i < WebhookDispatch.SIDE_BY_SIDE + 3; i++) {
      room.note(room.account("account-" + i), DataStream.ORDERS, "o-" + i);
    }
    Queued threads = new Queued();
    WebhookDispatch dispatch = room.dispatch(threads);

    step(dispatch);
    assertThat(threads.waiting()).isEqualTo(WebhookDispatch.SIDE_BY_SIDE);
    threads.runNext();
    step(dispatch);
    assertThat(threads.waiting()).isEqualTo(WebhookDispatch.SIDE_BY_SIDE);
    while (threads.waiting() > 0) {
      threads.runNext();
      step(dispatch);
    }

    assertThat(room.done).hasSize(WebhookDispatch.SIDE_BY_SIDE + 3);
  }

  @Test
  void manyNotices_takenInBoundedSteps() {
    AccountId a = room.account("a");
    for (int i = 0; i < 450; i++) {
      room.note(a, DataStream.ORDERS, "o-" + i);
    }
    WebhookDispatch dispatch = room.dispatch();

    step(dispatch);
    assertThat(office.pending()).hasSize(250);
  }

  @Test
  void noThreadForLongerThanTheLease_leftToWhoeverTookItMeanwhile() {
    AccountId a = room.account("a");
    room.note(a, DataStream.ORDERS, "o-1");
    Queued threads = new Queued();
    WebhookDispatch sleeping = room.dispatch(threads);
    step(sleeping);
    office.clock.advance(WebhookPolicy.DEFAULT.lease());

    step(room.dispatch());
    threads.runNext();

    assertThat(room.done).containsExactly("a ORDERS[o-1]");
  }

  @Test
  void nodeDies_anotherFollowsWhenTheLeaseEnds() {
    room.note(room.account("a"), DataStream.ORDERS, "o-1");
    step(room.dispatch(new Queued()));
    WebhookDispatch other = room.dispatch();

    office.clock.advance(WebhookPolicy.DEFAULT.lease().minus(TICK));
    step(other);
    assertThat(room.done).isEmpty();
    office.clock.advance(TICK);
    step(other);

    assertThat(room.done).containsExactly("a ORDERS[o-1]");
  }

  @Test
  void executorRefuses_comesAgainWhenTheLeaseEnds() {
    room.note(room.account("a"), DataStream.ORDERS, "o-1");
    step(
        room.dispatch(
            task -> {
              throw new RejectedExecutionException("closing");
            }));

    office.clock.advance(WebhookPolicy.DEFAULT.lease());
    step(room.dispatch());

    assertThat(room.done).containsExactly("a ORDERS[o-1]");
  }

  @Test
  void closing_nothingIsTaken() {
    room.note(room.account("a"), DataStream.ORDERS, "o-1");

    room.dispatch().step(() -> true);

    assertThat(room.done).isEmpty();
    assertThat(office.pending()).hasSize(1);
  }

  @Test
  void done_forgottenOnceItsTimeIsOver() {
    WebhookEntry entry = room.note(room.account("a"), DataStream.ORDERS, "o-1");
    WebhookDispatch dispatch = room.dispatch();
    step(dispatch);

    office.clock.set(entry.keepUntil().minus(TICK));
    step(dispatch);
    assertThat(office.inbox.add(entry)).isFalse();
    office.clock.set(entry.keepUntil().plusSeconds(60));
    step(dispatch);
    assertThat(office.inbox.add(entry)).isTrue();
  }

  @Test
  void failureWithoutMessage_isToldByItsKind() {
    AccountId a = room.account("a");
    room.fails(a, new UnsupportedOperationException());
    room.note(a, DataStream.ORDERS, "o-1");

    step(room.dispatch());

    assertThat(office.events(FleetEvent.WebhookFailed.class).get(0).reason())
        .isEqualTo("UnsupportedOperationException");
  }
}
