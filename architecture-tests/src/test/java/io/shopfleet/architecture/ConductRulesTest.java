package io.shopfleet.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConductRulesTest {

  private final ConductRules house = new ConductRules(House.ROOT);
  private final ConductRules fixture = new ConductRules(Fixtures.ROOT);

  @Test
  void library_isGivenTheTime() {
    house.timeIsGiven().check(House.CLASSES);
  }

  @Test
  void clockRead_isRejected() {
    assertThat(Fixtures.report(fixture.timeIsGiven()))
        .contains("ReadsTheClock.millis()")
        .contains("ReadsTheClock.instant()")
        .contains("ReadsTheClock.reference()")
        .contains("ReadsTheClock.systemClock()")
        .doesNotContain("ReadsTheClock.given(")
        .doesNotContain("FleetBuilder");
  }

  @Test
  void library_waitsThroughTheSleeper() {
    house.onlyTheSleeperWaits().check(House.CLASSES);
  }

  @Test
  void sleepElsewhere_isRejected() {
    assertThat(Fixtures.report(fixture.onlyTheSleeperWaits()))
        .contains("Waits.aMoment()")
        .doesNotContain("SystemSleeper");
  }

  @Test
  void library_printsNothing() {
    house.nothingPrints().check(House.CLASSES);
  }

  @Test
  void printing_isRejected() {
    assertThat(Fixtures.report(fixture.nothingPrints()))
        .contains("Prints.toTheConsole()")
        .contains("Prints.toTheOtherLogger()")
        .doesNotContain("Prints.quietensAnother()");
  }

  @Test
  void library_hasNoStaticVariable() {
    house.noStaticVariable().check(House.CLASSES);
  }

  @Test
  void staticVariable_isRejected() {
    assertThat(Fixtures.report(fixture.noStaticVariable())).contains("Counts.total");
  }
}
