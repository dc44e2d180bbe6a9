package io.shopfleet.authorization;

import static io.shopfleet.authorization.AuthorizationBench.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.account.Account;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Plants secrets and looks for them in everything that the door says. */
class AuthorizationSecretsTest {

  private static final String APP_SECRET = "app-secret-1";
  private static final String ACCESS = "access 1 of canary";
  private static final String REFRESH = "refresh 1 of canary";

  private final AuthorizationBench bench = new AuthorizationBench();
  private final List<String> heard = new ArrayList<>();

  @Test
  void everythingThatIsSaid_holdsNoSecret() {
    URI page = bench.begun();
    heard.add(page.toString());
    bench.marketplace.listingFails(
        new IllegalStateException("sent " + ACCESS + " with " + APP_SECRET));
    AuthorizationException stuck =
        refusal(() -> bench.door.complete(ScriptedMarketplace.callBack(page, "canary:1")));
    heard.add(String.valueOf(stuck.getMessage()));
    bench.marketplace.listingFails(null);
    ConnectedShops shops = bench.door.resume(stuck.credential().orElseThrow());
    heard.add(shops.toString());
    Account account = shops.shops().get(0).account();
    heard.add(bench.fleet.test(account.id()).toString());
    heard.add(
        trace(
            refusal(
                () ->
                    bench.door.complete(
                        ScriptedMarketplace.callBack(
                            bench.door.reauthorize(account.id(), null), "other:1")))));
    heard.add(
        trace(
            refusal(
                () ->
                    bench.door.saveApp(
                        AuthorizationBench.APP,
                        ScriptedMarketplace.ID,
                        Map.of("secret", APP_SECRET, "sekret", APP_SECRET)))));
    bench.door.purge(account.id());
    bench.events.forEach(event -> heard.add(event.toString()));

    for (String secret : List.of(APP_SECRET, ACCESS, REFRESH)) {
      assertThat(heard).noneMatch(text -> text.contains(secret));
    }
  }

  private static String trace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }
}
