package io.shopfleet.internal.http;

import io.shopfleet.account.Account;
import io.shopfleet.account.PlatformId;
import io.shopfleet.account.SettingsCascade;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.platform.CallSpec;
import io.shopfleet.platform.CallTag;
import io.shopfleet.platform.Endpoints;
import io.shopfleet.platform.ManualClock;
import io.shopfleet.platform.RecordingSleeper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import retrofit2.Call;
import retrofit2.Response;
import retrofit2.Retrofit;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Query;
import retrofit2.http.Tag;

/** The whole seam before a marketplace on loopback, with a standing clock. */
final class Seam implements AutoCloseable {

  static final String GREETING = "{\"word\":\"selamat\",\"count\":3}";
  static final CallSpec READ = CallSpec.read("greeting.get");
  static final CallSpec WRITE = CallSpec.write("greeting.post");

  final ManualClock clock = new ManualClock();
  final RecordingSleeper sleeper = new RecordingSleeper(clock);
  final KeyRing keys = new KeyRing();
  final List<FleetEvent> events = new CopyOnWriteArrayList<>();
  final List<String> signedPaths = new CopyOnWriteArrayList<>();
  final MockWebServer server = server();
  final PlatformHttp http;
  private final Greetings api;

  /** The marketplace's API. */
  interface Greetings {

    @GET("greeting/202601/words")
    Call<Greeting> get(
        @Tag CallTag tag, @Query(value = "filter", encoded = true) String encodedFilter);

    @POST("greeting/202601/words")
    Call<Greeting> post(@Tag CallTag tag);
  }

  Seam() {
    this(new OkHttpClient.Builder().readTimeout(Duration.ofSeconds(60)).build());
  }

  Seam(OkHttpClient client) {
    MarketplaceHttp shared =
        new MarketplaceHttp(
            client,
            keys,
            new SettingsCascade(Map.of()),
            RetryPolicy.DEFAULT,
            events::add,
            clock,
            sleeper,
            new Random(7));
    http =
        shared.forPlatform(
            new HttpProfile(
                Shops.PLATFORM,
                this::sign,
                new LimitPolicy(1000, 1, 1000, 1000),
                (account, credential) -> credential.id().value()));
    api =
        new Retrofit.Builder()
            .baseUrl(PlatformHttp.PLACEHOLDER_ADDRESS)
            .client(http.client())
            .addConverterFactory(new Greeting.Converters())
            .build()
            .create(Greetings.class);
  }

  private static MockWebServer server() {
    try {
      MockWebServer server = new MockWebServer();
      server.start(InetAddress.getLoopbackAddress(), 0);
      return server;
    } catch (IOException e) {
      throw new IllegalStateException("No port on loopback", e);
    }
  }

  private okhttp3.Response sign(Interceptor.Chain chain) throws IOException {
    Request request = chain.request();
    CallTag tag = request.tag(CallTag.class);
    signedPaths.add(request.url().encodedPath());
    String token = tag.credential().accessToken().value().reveal();
    return chain.proceed(request.newBuilder().header("x-access-token", token).build());
  }

  Account account(String id) {
    return account(id, server.url("/").toString());
  }

  Account account(String id, String address) {
    return Shops.shop(id).setting(Endpoints.BASE_URL, URI.create(address)).build();
  }

  void answer(int code, String body, String... header) {
    MockResponse.Builder response = new MockResponse.Builder().code(code).body(body);
    for (int i = 0; i < header.length; i += 2) {
      response.addHeader(header[i], header[i + 1]);
    }
    server.enqueue(response.build());
  }

  void greet() {
    answer(200, GREETING);
  }

  Greeting get(Account account) {
    return http.call(account, READ, tag -> api.get(tag, "all"), Seam::judge);
  }

  Greeting getFiltered(Account account, String encodedFilter) {
    return http.call(account, READ, tag -> api.get(tag, encodedFilter), Seam::judge);
  }

  Greeting post(Account account) {
    return http.call(account, WRITE, api::post, Seam::judge);
  }

  RecordedRequest taken() {
    try {
      return server.takeRequest();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted before a request came", e);
    }
  }

  String takenToken() {
    return String.valueOf(taken().getHeaders().get("x-access-token"));
  }

  <E extends FleetEvent> List<E> events(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private static Greeting judge(CallTag tag, Response<Greeting> response) {
    Greeting body = response.body();
    if (response.isSuccessful() && body != null) {
      return body;
    }
    FailureKind kind =
        switch (response.code()) {
          case 401 -> FailureKind.AUTH_EXPIRED;
          case 403 -> FailureKind.AUTH_REJECTED;
          case 404 -> FailureKind.NOT_FOUND;
          case 429 -> FailureKind.RATE_LIMITED;
          default -> FailureKind.TRANSIENT;
        };
    String after = response.headers().get("Retry-After");
    throw MarketplaceException.of(kind, tag.account(), tag.spec().operation())
        .httpStatus(response.code())
        .retryAfter(after == null ? null : Duration.ofSeconds(Long.parseLong(after)))
        .build();
  }

  static LimitKey keyOf(Account account, CallSpec spec) {
    PlatformId platform = Shops.PLATFORM;
    return new LimitKey(platform, "app of " + account.id(), spec.group());
  }

  @Override
  public void close() {
    server.close();
  }
}
