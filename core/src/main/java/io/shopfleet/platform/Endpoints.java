package io.shopfleet.platform;

import io.shopfleet.account.SettingKey;
import java.net.URI;

/** Where a marketplace answers; settable for each platform and each account. */
public final class Endpoints {

  /** Stands for an address that nobody set. */
  public static final URI UNSET = URI.create("");

  /** The address of the marketplace's API, without a path. */
  public static final SettingKey<URI> BASE_URL =
      SettingKey.of("endpoint.base-url", UNSET, Endpoints::httpAddress);

  /** The address of the marketplace's token service, without a path. */
  public static final SettingKey<URI> AUTH_URL =
      SettingKey.of("endpoint.auth-url", UNSET, Endpoints::httpAddress);

  /**
   * The address of the page on which sellers consent, with its path; the marketplace's own unless
   * set. Only the platform's value counts, for there is no account yet.
   */
  public static final SettingKey<URI> CONSENT_URL =
      SettingKey.of("endpoint.consent-url", UNSET, Endpoints::httpAddress);

  private Endpoints() {}

  private static URI httpAddress(String text) {
    URI address = URI.create(text);
    boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
    if (!http || address.getHost() == null) {
      throw new IllegalArgumentException("give an address such as https://api.example.com");
    }
    return address;
  }
}
