package io.shopfleet.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.sync.SyncRun.Outcome;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunTotalsTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final SyncRun.StreamRun GOOD = Runs.read(DataStream.PRODUCTS, 2, 70, NOON);
  private static final SyncRun.StreamRun BAD =
      Runs.failed(DataStream.ORDERS, 1, 50, FailureKind.TRANSIENT, "no route");

  @Test
  void goodRun_isTheLastAttemptAndTheLastSuccess() {
    assertThat(RunTotals.NONE.plus(run(1, GOOD)))
        .isEqualTo(new RunTotals(1, 0, 0, at(1), at(1), null));
  }

  @Test
  void failedRun_keepsTheLastSuccessAndSaysWhy() {
    assertThat(RunTotals.NONE.plus(run(1, GOOD)).plus(run(2, GOOD, BAD)))
        .isEqualTo(new RunTotals(2, 1, 1, at(2), at(1), "no route"));
  }

  @Test
  void goodRunAfterFailures_rowOfErrorsEnds() {
    assertThat(RunTotals.NONE.plus(run(1, BAD)).plus(run(2, BAD)).plus(run(3, GOOD)))
        .isEqualTo(new RunTotals(3, 2, 0, at(3), at(3), null));
  }

  @Test
  void oneStreamFailed_runFailedAndItsRecordsStillCount() {
    SyncRun run = run(1, GOOD, BAD);

    assertThat(run.succeeded()).isFalse();
    assertThat(run.firstFailure()).contains(BAD.failure());
    assertThat(run.records()).isEqualTo(120);
  }

  @Test
  void noStreamFailed_runSucceeded() {
    assertThat(run(1, GOOD).succeeded()).isTrue();
    assertThat(run(1, GOOD).firstFailure()).isEmpty();
    assertThat(run(1).succeeded()).isTrue();
  }

  private static SyncRun run(int number, SyncRun.StreamRun... streams) {
    return Runs.run(
        "run-" + number,
        new AccountId("account-1"),
        at(number).minusSeconds(1),
        at(number),
        List.of(streams));
  }

  private static Instant at(int minute) {
    return NOON.plusSeconds(60L * minute);
  }

  @Test
  void runThatWasToldToEnd_countsAndLeavesTheRowOfErrorsAsItWas() {
    assertThat(RunTotals.NONE.plus(run(1, BAD)).plus(run(2, ended(Outcome.CANCELLED))))
        .isEqualTo(new RunTotals(2, 1, 1, at(2), null, "no route"));
  }

  @Test
  void runWithItemErrors_isAGoodOne() {
    assertThat(RunTotals.NONE.plus(run(1, ended(Outcome.COMPLETED_WITH_ITEM_ERRORS))))
        .isEqualTo(new RunTotals(1, 0, 0, at(1), at(1), null));
  }

  @Test
  void streamThatDidNotFail_hasNoMessage() {
    assertThat(GOOD.message()).isNull();
    assertThat(BAD.message()).isEqualTo("no route");
  }

  private static SyncRun.StreamRun ended(Outcome outcome) {
    return new SyncRun.StreamRun(
        DataStream.ORDERS, outcome, null, SyncRun.Counts.NONE, SyncRun.Requests.NONE, null, null);
  }
}
