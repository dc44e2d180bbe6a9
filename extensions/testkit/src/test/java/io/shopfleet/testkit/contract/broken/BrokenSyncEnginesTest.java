package io.shopfleet.testkit.contract.broken;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenSyncEnginesTest {

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = Flaw.NONE)
  void broken_caughtByTheTestThatIsMeantToAndByNoOther(EngineFlaw flaw) {
    Verdict verdict = Verdict.ofTestsAtOnce(flaw.tier(), flaw);

    verdict.catches(flaw);
    assertThat(verdict.failures().keySet()).filteredOn(Predicate.not(flaw::concerns)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(classes = {SyncEngineTiers.Asked.class, SyncEngineTiers.ByItself.class})
  void soundEngineOfAHost_passes(Class<?> tier) {
    Verdict.ofTestsAtOnce(tier, EngineFlaw.NONE).passes();
  }
}
