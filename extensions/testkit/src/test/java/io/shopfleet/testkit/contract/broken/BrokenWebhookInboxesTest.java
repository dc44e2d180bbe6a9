package io.shopfleet.testkit.contract.broken;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenWebhookInboxesTest {

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = Flaw.NONE)
  void broken_caughtByTheTestThatIsMeantTo(WebhookFlaw flaw) {
    Verdict.of(flaw.tier(), flaw).catches(flaw);
  }

  @ParameterizedTest
  @ValueSource(classes = {WebhookInboxTiers.Basic.class, WebhookInboxTiers.Outage.class})
  void sound_passes(Class<?> tier) {
    Verdict.of(tier, WebhookFlaw.NONE).passes();
  }
}
