package io.shopfleet.testkit.simulator.tokopedia;

import io.shopfleet.testkit.simulator.Json;
import io.shopfleet.testkit.simulator.Reply;
import io.shopfleet.testkit.simulator.SimulatedRequest;
import java.util.Optional;
import java.util.Set;

/**
 * {@code POST /token?grant_type=client_credentials} with Basic authorization and an empty body. The
 * real endpoint's status for a wrong secret is not established: 401 unless {@link
 * Quirk#TOKEN_ERROR_AS_200} is on.
 */
final class TokenEndpoint {

  private final ShopRegister register;
  private final TokenDesk desk;
  private final Set<Quirk> quirks;

  TokenEndpoint(ShopRegister register, TokenDesk desk, Set<Quirk> quirks) {
    this.register = register;
    this.desk = desk;
    this.quirks = quirks;
  }

  Reply answer(SimulatedRequest request) {
    String length = request.header("Content-Length").orElse("");
    if (length.isEmpty()) {
      return failure(411, "invalid_request", "Content-Length is required");
    }
    if (!length.equals("0")) {
      return failure(400, "invalid_request", "the request must not have a body");
    }
    if (!request.parameter("grant_type").equals(Optional.of("client_credentials"))) {
      return failure(400, "unsupported_grant_type", "grant_type must be client_credentials");
    }
    Optional<App> app =
        Authorization.basic(request)
            .flatMap(
                given ->
                    register
                        .findClient(given.name())
                        .filter(known -> known.clientSecret().equals(given.secret())));
    return app.isPresent() ? success(desk.grant(app.get().clientId())) : wrongClient();
  }

  private Reply wrongClient() {
    int status = quirks.contains(Quirk.TOKEN_ERROR_AS_200) ? 200 : 401;
    return failure(status, "invalid_client", "client authentication failed");
  }

  private static Reply success(TokenDesk.Grant grant) {
    Tree body =
        Tree.of("access_token", grant.token())
            .and("expires_in", grant.expiresInSeconds())
            .and("token_type", "Bearer")
            .and("event_code", "")
            .and("last_login_type", "")
            .and("sq_check", false);
    return Reply.json(200, "", Json.write(body.map()));
  }

  private static Reply failure(int status, String error, String description) {
    Tree body =
        Tree.of("error", error)
            .and("error_description", description)
            .all("", "event_code", "last_login_type");
    return Reply.json(status, error, Json.write(body.map()));
  }
}
