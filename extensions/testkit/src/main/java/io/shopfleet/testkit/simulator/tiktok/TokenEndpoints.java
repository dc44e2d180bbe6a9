package io.shopfleet.testkit.simulator.tiktok;

import io.shopfleet.testkit.simulator.SimulatedRequest;
import java.util.function.Consumer;

/** The two calls of the token host. They are not signed; the secret travels in the query. */
final class TokenEndpoints {
  private final FakeTikTokShop simulator;

  TokenEndpoints(FakeTikTokShop simulator) {
    this.simulator = simulator;
  }

  Consumer<JsonFields> answer(SimulatedRequest request, Operation operation) {
    FakeApp app = app(request);
    boolean first = operation == Operation.TOKEN_GET;
    require(request, "grant_type", first ? "authorized_code" : "refresh_token");
    String name = first ? "auth_code" : "refresh_token";
    String value = request.parameter(name).filter(given -> !given.isEmpty()).orElse("");
    if (value.isEmpty()) {
      throw invalid(name);
    }
    FakeTokens tokens =
        first ? simulator.tokens().exchange(app, value) : simulator.tokens().refresh(app, value);
    return data -> write(data, tokens);
  }

  private void write(JsonFields data, FakeTokens tokens) {
    FakeSeller seller = simulator.tokens().holderOf(tokens.accessToken()).orElseThrow().seller();
    data.text("access_token", tokens.accessToken())
        .number("access_token_expire_in", tokens.accessTokenExpiresAt().getEpochSecond())
        .text("refresh_token", tokens.refreshToken())
        .number("refresh_token_expire_in", tokens.refreshTokenExpiresAt().getEpochSecond())
        .text("open_id", tokens.openId())
        .text("seller_name", seller.name())
        .text("seller_base_region", seller.region())
        .number("user_type", 0)
        .texts("granted_scopes", tokens.scopes());
  }

  private FakeApp app(SimulatedRequest request) {
    FakeApp app =
        request
            .parameter("app_key")
            .flatMap(simulator::findApp)
            .orElseThrow(() -> invalid("app_key"));
    require(request, "app_secret", app.secret());
    return app;
  }

  private static void require(SimulatedRequest request, String name, String expected) {
    if (request.parameter(name).filter(expected::equals).isEmpty()) {
      throw invalid(name);
    }
  }

  private static Refusal invalid(String name) {
    return Refusal.business(98001004, "Invalid parameters: " + name);
  }
}
