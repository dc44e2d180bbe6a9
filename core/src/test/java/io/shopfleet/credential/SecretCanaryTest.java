package io.shopfleet.credential;

import static io.shopfleet.credential.KeeperBench.MANDATORY;
import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.event.FleetEvent;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Plants secrets and looks for them in everything that the keeper says. */
class SecretCanaryTest {

  private static final String APP_SECRET = "canary-app-secret";
  private static final String ACCESS = "canary-access";
  private static final String REFRESH = "canary-refresh";
  private static final String NEXT_ACCESS = "canary-next-access";
  private static final String NEXT_REFRESH = "canary-next-refresh";
  private static final List<String> CANARIES =
      List.of(APP_SECRET, ACCESS, REFRESH, NEXT_ACCESS, NEXT_REFRESH);

  private final KeeperBench bench = new KeeperBench();
  private final List<String> heard = new ArrayList<>();

  @Test
  void marketplaceQuotesTheSecretsThatItWasSent_nobodyRepeatsThem() {
    String quoting =
        "bad request: secret=%s&token=%s&refresh=%s".formatted(APP_SECRET, ACCESS, REFRESH);
    List<RenewalOutcome> outcomes =
        List.of(
            new RenewalOutcome.Refused("4001", quoting),
            new RenewalOutcome.NotProcessed(quoting, null),
            new RenewalOutcome.Unknown(quoting));

    for (RenewalOutcome outcome : outcomes) {
      plant();
      bench.endpoint.will(outcome);
      hear();
      hear();
      heard.add(String.valueOf(bench.renewal()));
      assertThat(bench.renewal().reason()).contains("bad request: secret=[masked]");
    }

    assertNoCanaryIn(heard);
    assertNoCanaryIn(bench.events.stream().map(FleetEvent::toString).toList());
  }

  @Test
  void endpointThrowsWithSecrets_nobodyRepeatsThem() {
    plant();
    bench.endpoint.will(
        credential -> {
          throw new IllegalStateException("sent " + REFRESH + " with " + APP_SECRET);
        });

    hear();

    assertNoCanaryIn(heard);
    assertNoCanaryIn(bench.events.stream().map(FleetEvent::toString).toList());
  }

  @Test
  void savesFail_nobodyRepeatsSecrets() {
    plant();
    bench.endpoint.will(granted());
    bench.store.nextSaveFails();
    hear();
    bench.store.nextSave(save -> false);
    hear();
    hear();

    assertNoCanaryIn(heard);
    assertNoCanaryIn(bench.events.stream().map(FleetEvent::toString).toList());
  }

  @Test
  void everythingThatHoldsSecrets_printsMasked() {
    plant();
    Credential credential = bench.stored();

    assertNoCanaryIn(
        List.of(
            String.valueOf(credential),
            String.valueOf(credential.accessToken()),
            String.valueOf(credential.refreshToken()),
            String.valueOf(granted()),
            String.valueOf(Secret.of(ACCESS)),
            String.valueOf(bench.keeper),
            String.valueOf(bench.store)));
  }

  private void plant() {
    bench.clock.moveTo(MANDATORY);
    bench.save(
        Credential.of(KeeperBench.ID, Map.of(), Map.of("app_secret", Secret.of(APP_SECRET)))
            .withTokens(
                new AccessToken(Secret.of(ACCESS), MANDATORY, MANDATORY, MANDATORY),
                new RefreshToken(Secret.of(REFRESH), null)));
  }

  private RenewalOutcome granted() {
    return new RenewalOutcome.Granted(
        new TokenGrant(
            Secret.of(NEXT_ACCESS),
            KeeperBench.END,
            Secret.of(NEXT_REFRESH),
            null,
            Set.of(),
            Map.of()));
  }

  private void hear() {
    try {
      heard.add(String.valueOf(bench.keeper.current(bench.account)));
    } catch (RuntimeException e) {
      StringWriter text = new StringWriter();
      e.printStackTrace(new PrintWriter(text, true));
      heard.add(text.toString());
    }
  }

  private static void assertNoCanaryIn(List<String> texts) {
    assertThat(texts).isNotEmpty();
    for (String canary : CANARIES) {
      assertThat(texts).noneMatch(text -> text.contains(canary));
    }
  }
}
