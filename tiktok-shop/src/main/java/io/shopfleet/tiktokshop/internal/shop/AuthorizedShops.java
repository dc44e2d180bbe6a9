package io.shopfleet.tiktokshop.internal.shop;

import io.shopfleet.account.Account;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.platform.CallSpec;
import io.shopfleet.platform.ConnectionProbe;
import io.shopfleet.platform.ConnectionReport;
import io.shopfleet.platform.ShopInfo;
import io.shopfleet.platform.ShopProfile;
import io.shopfleet.tiktokshop.api.authorization.AuthorizationApi;
import io.shopfleet.tiktokshop.api.authorization.AuthorizationOperations;
import io.shopfleet.tiktokshop.api.authorization.GetAuthorizedShopsResponse;
import io.shopfleet.tiktokshop.credential.TikTokCredential;
import io.shopfleet.tiktokshop.internal.call.ShopCalls;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds an account's shop among those that its authorization opens. The same call proves token and
 * signature, and it is the only one that tells the shop's present cipher.
 */
public final class AuthorizedShops implements ShopInfo, ConnectionProbe {

  private static final CallSpec LIST =
      ShopCalls.spec(AuthorizationOperations.GET_AUTHORIZED_SHOPS).interactive();

  private final ShopCalls calls;
  private final InstantSource clock;

  public AuthorizedShops(ShopCalls calls, InstantSource clock) {
    this.calls = calls;
    this.clock = clock;
  }

  /** The shops that the account's authorization opens. */
  public List<ShopProfile> all(Account account) {
    GetAuthorizedShopsResponse answer =
        calls.call(account, LIST, AuthorizationApi.class, AuthorizationApi::getAuthorizedShops);
    return ShopMapping.profiles(answer.shops(), account, LIST.operation());
  }

  @Override
  public ShopProfile shop(Account account) {
    List<ShopProfile> shops = all(account);
    return shops.stream()
        .filter(shop -> shop.id().equals(account.shopId()))
        .findFirst()
        .orElseThrow(() -> notAmong(shops, account));
  }

  @Override
  public ConnectionReport probe(Account account) {
    Instant start = clock.instant();
    try {
      ShopProfile shop = shop(account);
      return new ConnectionReport(true, since(start), shop, null, message(account, shop));
    } catch (MarketplaceException failure) {
      return new ConnectionReport(
          false, since(start), null, failure.kind(), String.valueOf(failure.getMessage()));
    }
  }

  private Duration since(Instant start) {
    return Duration.between(start, clock.instant());
  }

  private static String message(Account account, ShopProfile shop) {
    Optional<String> known = account.shopAttribute(TikTokCredential.SHOP_CIPHER);
    String present = shop.attributes().get(TikTokCredential.SHOP_CIPHER);
    if (present == null || known.filter(present::equals).isPresent()) {
      return "Connected to " + shop.name();
    }
    String what = known.isPresent() ? "the shop's cipher changed" : "the account has no cipher yet";
    return "Connected to "
        + shop.name()
        + ", but "
        + what
        + ": store the reported attributes with the account";
  }

  private static MarketplaceException notAmong(List<ShopProfile> shops, Account account) {
    String opened =
        shops.isEmpty()
            ? "no shop"
            : shops.stream()
                .map(shop -> shop.id() + " (" + shop.region() + ")")
                .collect(Collectors.joining(", "));
    return MarketplaceException.of(FailureKind.NOT_FOUND, account, LIST.operation())
        .message("the authorization opens " + opened + ", not shop " + account.shopId())
        .whatToDo("Give the account one of these shops, or authorize it as the shop's seller")
        .build();
  }
}
