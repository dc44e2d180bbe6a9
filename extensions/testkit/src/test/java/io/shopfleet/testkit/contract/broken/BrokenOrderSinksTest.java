package io.shopfleet.testkit.contract.broken;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenOrderSinksTest {

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = Flaw.NONE)
  void broken_caughtByTheTestThatIsMeantTo(OrderSinkFlaw flaw) {
    Verdict.of(flaw.tier(), flaw).catches(flaw);
  }

  @ParameterizedTest
  @ValueSource(classes = {OrderSinkTiers.Basic.class, OrderSinkTiers.Outage.class})
  void sound_passes(Class<?> tier) {
    Verdict.of(tier, OrderSinkFlaw.NONE).passes();
  }
}
