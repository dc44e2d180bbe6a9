package io.shopfleet.tiktokshop;

import io.shopfleet.Shopfleet;
import io.shopfleet.ShopfleetBuilder;
import io.shopfleet.account.CredentialId;
import io.shopfleet.account.RegionCode;
import io.shopfleet.account.Settings;
import io.shopfleet.authorization.AuthorizationRequest;
import io.shopfleet.authorization.ConnectedShops;
import io.shopfleet.credential.Credential;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.internal.memory.InMemoryAccountRegistry;
import io.shopfleet.internal.memory.InMemoryCredentialStore;
import io.shopfleet.platform.Endpoints;
import io.shopfleet.testkit.simulator.tiktok.FakeApp;
import io.shopfleet.testkit.simulator.tiktok.FakeTikTokShop;
import io.shopfleet.tiktokshop.credential.TikTokCredential;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** A host's fleet at the simulator, and sellers with a browser. */
final class ConnectedFleet implements AutoCloseable {

  static final CredentialId APP = new CredentialId("our-app");
  static final RegionCode INDONESIA = new RegionCode("ID");
  static final HttpUrl CALL_BACK = HttpUrl.get("https://erp.example/tiktok/call-back");

  private static final String SERVICE_ID = "7001";

  final FakeTikTokShop fake = FakeTikTokShop.open();
  final FakeApp app = fake.app();
  final InMemoryCredentialStore store = new InMemoryCredentialStore();
  final InMemoryAccountRegistry registry = new InMemoryAccountRegistry(fake.clock());
  final List<FleetEvent> events = new CopyOnWriteArrayList<>();
  final Shopfleet fleet;
  private final OkHttpClient browser = new OkHttpClient.Builder().followRedirects(false).build();

  ConnectedFleet() {
    this(builder -> builder);
  }

  ConnectedFleet(UnaryOperator<ShopfleetBuilder> change) {
    fake.consentPage(app, SERVICE_ID, CALL_BACK);
    fleet =
        change
            .apply(
                Shopfleet.builder()
                    .platform(
                        TikTokShop.platform(),
                        Settings.none()
                            .with(Endpoints.BASE_URL, fake.url().uri())
                            .with(Endpoints.AUTH_URL, fake.authUrl().uri())
                            .with(Endpoints.CONSENT_URL, fake.consentUrl().uri()))
                    .accounts(registry)
                    .credentials(store)
                    .listener(events::add)
                    .clock(fake.clock())
                    .sleeper(fake.clock()::advance)
                    .random(new Random(1)))
            .build();
    fleet
        .authorizations()
        .saveApp(
            APP,
            TikTokShop.ID,
            Map.of(
                TikTokCredential.APP_KEY,
                app.key(),
                TikTokCredential.APP_SECRET,
                app.secret(),
                TikTokCredential.SERVICE_ID,
                SERVICE_ID));
  }

  static AuthorizationRequest request() {
    return AuthorizationRequest.of(TikTokShop.ID, APP, INDONESIA);
  }

  /** What comes back when a seller, counted from 1, consents on a page. */
  Map<String, String> consent(URI page, int seller) {
    return choice(page, Integer.toString(seller));
  }

  /** What comes back when a seller refuses. */
  Map<String, String> refusal(URI page) {
    return choice(page, "none");
  }

  private Map<String, String> choice(URI page, String seller) {
    HttpUrl chosen =
        HttpUrl.get(page.toString()).newBuilder().addQueryParameter("seller", seller).build();
    try (Response response = browser.newCall(new Request.Builder().url(chosen).build()).execute()) {
      return query(HttpUrl.get(String.valueOf(response.header("Location"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> query(HttpUrl url) {
    Map<String, String> query = new HashMap<>();
    for (String name : url.queryParameterNames()) {
      query.put(name, String.valueOf(url.queryParameter(name)));
    }
    return query;
  }

  /** A seller, counted from 1, connects all shops. */
  ConnectedShops connected(int seller) {
    URI page = fleet.authorizations().begin(request());
    return fleet.authorizations().complete(consent(page, seller));
  }

  Credential stored(CredentialId id) {
    return store.load(id).orElseThrow();
  }

  <E extends FleetEvent> List<E> events(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  long exchanges() {
    return fake.journal().count("token/get");
  }

  @Override
  public void close() {
    fleet.close();
    fake.close();
  }
}
