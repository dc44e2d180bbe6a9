package io.shopfleet.platform;

import io.shopfleet.account.PlatformId;
import io.shopfleet.account.RegionCode;
import io.shopfleet.account.Settings;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a platform is, for menus, forms and checks.
 *
 * @param id its id
 * @param displayName its name for people
 * @param category the guides' category, {@code ecommerce}
 * @param features what it can do
 * @param regions the markets it serves
 * @param credentialForm what has to be entered to connect a shop
 * @param defaults its own settings where they differ from the library's
 * @param notice what operators must know, for example that the service was closed; null if nothing
 */
public record PlatformDescriptor(
    PlatformId id,
    String displayName,
    String category,
    Set<Feature> features,
    Set<RegionCode> regions,
    CredentialForm credentialForm,
    Settings defaults,
    @Nullable String notice) {

  public PlatformDescriptor {
    features = Set.copyOf(features);
    regions = Set.copyOf(regions);
  }

  /** What operators must know about the platform. */
  public Optional<String> warning() {
    return Optional.ofNullable(notice);
  }
}
