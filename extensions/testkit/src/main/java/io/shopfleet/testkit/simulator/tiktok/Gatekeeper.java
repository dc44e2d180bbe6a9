package io.shopfleet.testkit.simulator.tiktok;

import io.shopfleet.testkit.simulator.SimulatedRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What every request must pass before its operation is asked, in the order of the gateway. */
final class Gatekeeper {
  private static final long OLDEST = 300;
  private static final long NEWEST = 30;

  private final FakeTikTokShop simulator;

  Gatekeeper(FakeTikTokShop simulator) {
    this.simulator = simulator;
  }

  /** Lets a request through, or throws; the shop is null where the operation takes no cipher. */
  @Nullable FakeShop admit(SimulatedRequest request, Operation operation) {
    FakeApp app = app(request);
    checkTimestamp(request);
    checkSignature(request, app);
    Grant grant = grant(request, app);
    checkContentType(request);
    if (!grant.scopes().contains(operation.scope())) {
      throw Refusal.of(
          401, 105005, "Access denied. The app or the token lacks the scope " + operation.scope());
    }
    return shop(request, operation, grant);
  }

  private FakeApp app(SimulatedRequest request) {
    return request
        .parameter("app_key")
        .flatMap(simulator::findApp)
        .orElseThrow(
            () -> Refusal.of(400, 36009004, "Invalid credentials. The 'app_key' is invalid"));
  }

  private void checkTimestamp(SimulatedRequest request) {
    String text = request.parameter("timestamp").orElse("");
    if (!text.matches("\\d{10}")) {
      throw Refusal.of(
          400, 36009004, "Invalid credentials. The 'timestamp' must be in epoch seconds");
    }
    long age = simulator.clock().epochSecond() - Long.parseLong(text);
    if (age > OLDEST || age < -NEWEST) {
      throw Refusal.of(
          400,
          36009004,
          "Invalid credentials. The 'timestamp' is too " + (age > 0 ? "old" : "far ahead"));
    }
  }

  private static void checkSignature(SimulatedRequest request, FakeApp app) {
    String sign = request.parameter("sign").orElse("");
    if (sign.isEmpty()) {
      throw Refusal.of(400, 36009004, "Invalid credentials. The 'sign' is required");
    }
    if (!sign.equals(Signature.expected(request, app.secret()))) {
      throw Refusal.of(401, 106001, "Invalid credentials. The 'sign' query parameter is invalid");
    }
  }

  private Grant grant(SimulatedRequest request, FakeApp app) {
    String token = request.header("x-tts-access-token").orElse("");
    if (!token.matches("[A-Z]{3}_[\\w-]+")) {
      throw Refusal.of(
          400,
          36009004,
          "Invalid credentials. The access_token in the header 'x-tts-access-token' is malformed");
    }
    Grant grant =
        simulator
            .tokens()
            .holderOf(token)
            .filter(found -> found.app().equals(app) && !found.isRevoked())
            .orElseThrow(
                () ->
                    Refusal.of(
                        401, 105001, "Access token is invalid or the authorization is withdrawn"));
    if (simulator.tokens().isExpired(token)) {
      throw Refusal.of(401, 105002, "Access token is expired");
    }
    return grant;
  }

  private static void checkContentType(SimulatedRequest request) {
    String type = request.header("content-type").orElse("");
    boolean json = type.regionMatches(true, 0, "application/json", 0, 16);
    if (request.body().size() > 0 && !json) {
      throw Refusal.of(400, 36009022, "The content type must be application/json");
    }
  }

  private @Nullable FakeShop shop(SimulatedRequest request, Operation operation, Grant grant) {
    Optional<String> cipher = request.parameter("shop_cipher");
    if (!operation.isShopLevel()) {
      if (cipher.isPresent() || request.parameter("category_asset_cipher").isPresent()) {
        throw Refusal.of(400, 36009004, "Unexpected identifier: shop_cipher");
      }
      return null;
    }
    if (request.parameter("category_asset_cipher").isPresent()) {
      throw Refusal.of(400, 36009004, "Unexpected identifier: category_asset_cipher");
    }
    String given = cipher.filter(value -> !value.isEmpty()).orElse("");
    if (given.isEmpty()) {
      throw Refusal.of(400, 106013, "The 'shop_cipher' is required");
    }
    FakeShop shop =
        simulator
            .findByCipher(given)
            .filter(found -> found.seller() == grant.seller())
            .orElseThrow(
                () ->
                    Refusal.of(
                        400,
                        101000,
                        "The shop_cipher and the access token do not belong together"));
    if (!shop.seller().isActive()) {
      throw Refusal.of(401, 36009044, "The seller is inactive");
    }
    if (!shop.isActive()) {
      throw Refusal.of(401, 36009043, "The shop is inactive");
    }
    return shop;
  }
}
