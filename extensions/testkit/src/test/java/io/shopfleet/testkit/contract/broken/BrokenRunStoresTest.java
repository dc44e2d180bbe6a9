package io.shopfleet.testkit.contract.broken;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenRunStoresTest {

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = Flaw.NONE)
  void broken_caughtByTheTestThatIsMeantTo(RunFlaw flaw) {
    Verdict.of(flaw.tier(), flaw).catches(flaw);
  }

  @ParameterizedTest
  @ValueSource(classes = {RunStoreTiers.Basic.class, RunStoreTiers.Outage.class})
  void sound_passes(Class<?> tier) {
    Verdict.of(tier, RunFlaw.NONE).passes();
  }
}
