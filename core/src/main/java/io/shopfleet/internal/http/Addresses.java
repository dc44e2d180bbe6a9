package io.shopfleet.internal.http;

import io.shopfleet.account.Account;
import io.shopfleet.account.SettingKey;
import io.shopfleet.account.SettingsCascade;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.platform.Endpoints;
import java.net.URI;
import okhttp3.HttpUrl;

/** Where an account's marketplace answers, by its settings. */
public final class Addresses {

  private final SettingsCascade settings;

  public Addresses(SettingsCascade settings) {
    this.settings = settings;
  }

  /**
   * The address of the API.
   *
   * @throws MarketplaceException INVALID_REQUEST if none is set
   */
  public HttpUrl api(Account account, String operation) {
    return address(account, operation, Endpoints.BASE_URL);
  }

  /**
   * The address of the token service.
   *
   * @throws MarketplaceException INVALID_REQUEST if none is set
   */
  public HttpUrl tokens(Account account, String operation) {
    return address(account, operation, Endpoints.AUTH_URL);
  }

  private HttpUrl address(Account account, String operation, SettingKey<URI> key) {
    URI set = settings.get(account, key);
    if (!set.isAbsolute()) {
      throw MarketplaceException.of(FailureKind.INVALID_REQUEST, account, operation)
          .notSent()
          .message("no address is set")
          .whatToDo("Set " + key.name() + " on the platform or the account")
          .build();
    }
    return HttpUrl.get(set.toString());
  }
}
