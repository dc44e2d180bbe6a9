package io.shopfleet.testkit.contract.broken;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenPendingAuthorizationsTest {

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = Flaw.NONE)
  void broken_caughtByTheTestThatIsMeantTo(PendingFlaw flaw) {
    Verdict.of(flaw.tier(), flaw).catches(flaw);
  }

  @ParameterizedTest
  @ValueSource(
      classes = {PendingAuthorizationsTiers.Basic.class, PendingAuthorizationsTiers.Outage.class})
  void sound_passes(Class<?> tier) {
    Verdict.of(tier, PendingFlaw.NONE).passes();
  }
}
