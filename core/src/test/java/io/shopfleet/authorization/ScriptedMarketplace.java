package io.shopfleet.authorization;

import io.shopfleet.account.Account;
import io.shopfleet.account.PlatformId;
import io.shopfleet.account.RegionCode;
import io.shopfleet.account.Settings;
import io.shopfleet.account.ShopId;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.RenewalOutcome;
import io.shopfleet.credential.Secret;
import io.shopfleet.credential.TokenEndpoint;
import io.shopfleet.credential.TokenGrant;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.platform.ConnectionProbe;
import io.shopfleet.platform.ConnectionReport;
import io.shopfleet.platform.Connector;
import io.shopfleet.platform.ConsentFlow;
import io.shopfleet.platform.CredentialField;
import io.shopfleet.platform.CredentialForm;
import io.shopfleet.platform.Feature;
import io.shopfleet.platform.FeatureScopes;
import io.shopfleet.platform.ManualClock;
import io.shopfleet.platform.Platform;
import io.shopfleet.platform.PlatformContext;
import io.shopfleet.platform.PlatformDescriptor;
import io.shopfleet.platform.ShopProfile;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A marketplace with a consent page, without a network. A code reads {@code seller:shop,shop}: who
 * consented, and to what.
 */
final class ScriptedMarketplace implements Platform, Connector, ConsentFlow, FeatureScopes {

  static final PlatformId ID = new PlatformId("scripted");
  static final RegionCode MARKET = new RegionCode("ID");
  static final RegionCode UNKNOWN_MARKET = new RegionCode("ZA");

  final AtomicInteger exchanges = new AtomicInteger();
  final List<String> spent = new ArrayList<>();
  private final ManualClock clock;
  private final Map<String, List<String>> opened = new ConcurrentHashMap<>();
  private volatile @Nullable RuntimeException listing;
  private volatile RegionCode region = MARKET;
  private volatile boolean tellsSeller = true;
  volatile String shopName = "";

  ScriptedMarketplace(ManualClock clock) {
    this.clock = clock;
  }

  /** What listing shops ends with from now on; null for the shops. */
  void listingFails(@Nullable RuntimeException failure) {
    listing = failure;
  }

  void shopsAreIn(RegionCode value) {
    region = value;
  }

  void tellsSeller(boolean value) {
    tellsSeller = value;
  }

  static Map<String, String> callBack(URI page, String code) {
    return Map.of("state", state(page), "code", code);
  }

  static String state(URI page) {
    return page.getQuery().substring("state=".length());
  }

  @Override
  public PlatformDescriptor descriptor() {
    return new PlatformDescriptor(
        ID,
        "Scripted",
        "ecommerce",
        Set.of(Feature.ORDER_MANAGEMENT, Feature.PROMOTIONS),
        Set.of(MARKET),
        new CredentialForm(
            List.of(
                new CredentialField("key", "Key", "", false, true),
                new CredentialField("secret", "Secret", "", true, true),
                new CredentialField("note", "Note", "", false, false),
                new CredentialField(
                    "token", "Token", "", true, false, CredentialField.BelongsTo.GRANT))),
        Settings.none(),
        null);
  }

  @Override
  public Connector connect(PlatformContext context) {
    return this;
  }

  @Override
  public <C> Optional<C> capability(Class<C> type) {
    if (type == ConnectionProbe.class) {
      ConnectionProbe probe = account -> probe(account);
      return Optional.of(type.cast(probe));
    }
    return type.isInstance(this) ? Optional.of(type.cast(this)) : Optional.empty();
  }

  private static ConnectionReport probe(Account account) {
    return new ConnectionReport(
        account.credential() != null,
        Duration.ZERO,
        null,
        account.credential() != null ? null : FailureKind.AUTH_REJECTED,
        "");
  }

  @Override
  public <C> Optional<C> client(Account account, Class<C> type) {
    return Optional.empty();
  }

  @Override
  public TokenEndpoint tokenEndpoint() {
    return new TokenEndpoint() {
      @Override
      public RenewalOutcome renew(Account account, Credential credential) {
        return new RenewalOutcome.NotProcessed("not in this test", null);
      }

      @Override
      public boolean renewsEarly() {
        return true;
      }
    };
  }

  @Override
  public Set<String> scopes(Feature feature) {
    return Set.of("read." + feature.word(), "write." + feature.word());
  }

  @Override
  public URI consentPage(Credential app, RegionCode market, String state) {
    return URI.create("https://" + market + ".example/consent?state=" + state);
  }

  @Override
  public String code(Map<String, String> query) {
    String code = query.get("code");
    if (code == null) {
      throw MarketplaceException.of(FailureKind.AUTH_REJECTED, ID, "consent").build();
    }
    return code;
  }

  @Override
  public Optional<String> state(Map<String, String> query) {
    return Optional.ofNullable(query.get("state"));
  }

  @Override
  public TokenGrant exchange(Credential app, String code) {
    int number = exchanges.incrementAndGet();
    String seller = code.substring(0, code.indexOf(':'));
    String token = "access " + number + " of " + seller;
    String shops = code.substring(code.indexOf(':') + 1);
    opened.put(token, shops.isEmpty() ? List.of() : Arrays.asList(shops.split(",")));
    return new TokenGrant(
        Secret.of(token),
        clock.instant().plus(Duration.ofDays(7)),
        Secret.of("refresh " + number + " of " + seller),
        clock.instant().plus(Duration.ofDays(365)),
        Set.of("read.order_management", "write.order_management", "read.promotions"),
        tellsSeller ? Map.of("seller", seller) : Map.of());
  }

  @Override
  public List<ShopProfile> shops(Credential credential) {
    RuntimeException failure = listing;
    if (failure != null) {
      throw failure;
    }
    return opened.getOrDefault(credential.accessToken().value().reveal(), List.of()).stream()
        .map(shop -> profile(shop))
        .toList();
  }

  private ShopProfile profile(String shop) {
    return new ShopProfile(
        new ShopId(shop), shopName, region, Map.of("cipher", "cipher of " + shop), Map.of());
  }

  @Override
  public Optional<String> seller(Credential credential) {
    return credential.parameter("seller");
  }
}
