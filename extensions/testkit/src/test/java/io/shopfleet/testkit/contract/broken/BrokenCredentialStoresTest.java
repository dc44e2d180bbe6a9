package io.shopfleet.testkit.contract.broken;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenCredentialStoresTest {

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = Flaw.NONE)
  void brokenStore_caughtByTheTestThatIsMeantTo(CredentialFlaw flaw) {
    Verdict.of(flaw.tier(), flaw).catches(flaw);
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        CredentialStoreTiers.Basic.class,
        CredentialStoreTiers.Outage.class,
        CredentialStoreTiers.Secrecy.class
      })
  void soundStore_passes(Class<?> tier) {
    Verdict.of(tier, CredentialFlaw.NONE).passes();
  }
}
