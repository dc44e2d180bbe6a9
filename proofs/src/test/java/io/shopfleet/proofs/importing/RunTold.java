package io.shopfleet.proofs.importing;

import io.shopfleet.account.AccountId;
import io.shopfleet.event.FleetEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A line of a node about a run of its own.
 *
 * @param word what happened to it
 * @param outcome how it ended; empty if it did not
 */
record RunTold(Word word, AccountId account, String run, String outcome, Instant at) {

  enum Word {
    BEGUN,
    HANDED_OVER,
    ENDED
  }

  static RunTold begun(FleetEvent.RunStarted event) {
    return new RunTold(Word.BEGUN, event.account(), event.run(), "", event.at());
  }

  static RunTold ended(FleetEvent.RunFinished event) {
    return new RunTold(Word.ENDED, event.account(), event.run(), event.outcome(), event.at());
  }

  String line() {
    return String.join(
        "\t",
        "run",
        word.name(),
        account.value(),
        run,
        outcome,
        Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, at)));
  }

  static boolean is(String line) {
    return line.startsWith("run\t");
  }

  static RunTold of(String line) {
    String[] words = line.split("\t", -1);
    return new RunTold(
        Word.valueOf(words[1]),
        new AccountId(words[2]),
        words[3],
        words[4],
        Instant.EPOCH.plus(Duration.of(Long.parseLong(words[5]), ChronoUnit.MICROS)));
  }
}
