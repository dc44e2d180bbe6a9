package io.shopfleet.authorization;

import io.shopfleet.credential.Renewal;
import io.shopfleet.platform.Feature;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How an account's authorization stands.
 *
 * @param accessEndsAt when the access token ends; null if there is none or the marketplace did not
 *     say
 * @param accessLeft how long that is from the test on, zero if it is past; null as before
 * @param endsAt when the authorization itself ends and the seller has to consent again; null if it
 *     never does or the marketplace did not say
 * @param left how long that is from the test on, zero if it is past; null as before
 * @param renewal how the renewal of the tokens stands
 * @param lacking the switched-on features that lack a scope; empty if none does, or the marketplace
 *     did not say what it granted
 */
public record AuthorizationReport(
    @Nullable Instant accessEndsAt,
    @Nullable Duration accessLeft,
    @Nullable Instant endsAt,
    @Nullable Duration left,
    Renewal renewal,
    List<LackingFeature> lacking) {

  public AuthorizationReport {
    lacking = List.copyOf(lacking);
  }

  /**
   * A feature that is switched on and was not fully granted.
   *
   * @param feature which
   * @param scopes what the seller has to grant, by the marketplace's names
   */
  public record LackingFeature(Feature feature, Set<String> scopes) {

    public LackingFeature {
      scopes = Set.copyOf(scopes);
    }
  }
}
