package io.shopfleet.benchmarks;

import io.shopfleet.Shopfleet;
import io.shopfleet.account.Account;
import io.shopfleet.account.CredentialId;
import io.shopfleet.account.RegionCode;
import io.shopfleet.account.Settings;
import io.shopfleet.account.ShopId;
import io.shopfleet.commerce.Order;
import io.shopfleet.credential.AccessToken;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.RefreshToken;
import io.shopfleet.credential.Secret;
import io.shopfleet.platform.Endpoints;
import io.shopfleet.platform.OrderSource;
import io.shopfleet.platform.Page;
import io.shopfleet.platform.Window;
import io.shopfleet.tiktokshop.TikTokShop;
import io.shopfleet.tiktokshop.TikTokShopClient;
import io.shopfleet.tiktokshop.api.Envelope;
import io.shopfleet.tiktokshop.api.order.OrderApi;
import io.shopfleet.tiktokshop.api.order.OrderOperations;
import io.shopfleet.tiktokshop.api.order.SearchOrdersQuery;
import io.shopfleet.tiktokshop.api.order.SearchOrdersRequest;
import io.shopfleet.tiktokshop.api.order.SearchOrdersResponse;
import io.shopfleet.tiktokshop.api.order.SortOrder;
import io.shopfleet.tiktokshop.api.registry.ApiAdapters;
import io.shopfleet.tiktokshop.credential.TikTokCredential;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Fetching one page of a hundred full orders over loopback, through the fleet's public doors and by
 * a hand-written client. The fleet goes by a hurried clock, so that its limiter works and never
 * waits; if it wanted to, the benchmark would fail.
 */
@NullUnmarked
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class PageFetchBenchmark {

  private static final CredentialId CREDENTIAL = new CredentialId("benchmark");
  private static final Instant SINCE = Instant.ofEpochSecond(1_780_000_000L);
  private static final String PAGE_TOKEN = "aDU2dU1YTG9QbHZ6RnJ1dE1hc3RlclBhZ2VUb2tlbg==";

  private PageServer server;
  private HandWrittenShop handWritten;
  private Shopfleet fleet;
  private Account account;
  private TikTokShopClient client;
  private OrderSource orders;
  private ApiAdapters adapters;

  /** Starts the server and the clients, and checks that all of them read the same. */
  @Setup
  public void prepare() throws IOException {
    server = new PageServer(OrderPageText.bytes(100, 42));
    handWritten = new HandWrittenShop(server.address());
    fleet = fleet(server.address());
    account = register(fleet);
    client = fleet.client(account.id(), TikTokShopClient.class);
    adapters = new ApiAdapters();
    orders = fleet.capability(account.id(), OrderSource.class);
    var bare = handWritten().data().orders();
    var ours = handWrittenOurJson().data();
    var typed = typedClient().orders();
    var neutral = orderSource().items();
    if (!ours.equals(typedClient())) {
      throw new IllegalStateException("The generated readers disagree with the typed client");
    }
    for (int i = 0; i < 100; i++) {
      if (!bare.get(i).id().equals(typed.get(i).id())
          || !neutral.get(i).id().equals(bare.get(i).id())
          || !bare.get(i).payment().totalAmount().equals(typed.get(i).payment().totalAmount())) {
        throw new IllegalStateException("The clients disagree about order " + i);
      }
    }
  }

  private static Shopfleet fleet(URI address) {
    return Shopfleet.builder()
        .platform(
            TikTokShop.platform(),
            Settings.none().with(Endpoints.BASE_URL, address).with(Endpoints.AUTH_URL, address))
        .clock(new HurriedClock())
        .sleeper(
            pause -> {
              throw new IllegalStateException("The limiter throttles the benchmark: " + pause);
            })
        .build();
  }

  private static Account register(Shopfleet fleet) {
    Credential credential =
        TikTokCredential.ofApp(
                CREDENTIAL, HandWrittenShop.APP_KEY, Secret.of(HandWrittenShop.SECRET))
            .withTokens(
                AccessToken.expiringAt(
                    Secret.of(HandWrittenShop.TOKEN), Instant.now().plus(Duration.ofDays(3650))),
                new RefreshToken(Secret.of("ROW_benchmark-refresh-token"), null));
    return fleet
        .accounts()
        .register(
            Account.of(TikTokShop.ID, new ShopId("7495000000000000001"), "Toko Tolok Ukur")
                .region(new RegionCode("ID"))
                .credential(CREDENTIAL)
                .shopAttribute(TikTokCredential.SHOP_CIPHER, HandWrittenShop.CIPHER)
                .build(),
            credential);
  }

  /** Closes what {@link #prepare} opened. */
  @TearDown
  public void close() throws IOException {
    fleet.close();
    server.close();
  }

  /** OkHttp and Moshi by hand, into records with all fields. */
  @Benchmark
  public MoshiOrderPage handWritten() throws IOException {
    return handWritten.page(SINCE.getEpochSecond(), PAGE_TOKEN);
  }

  /**
   * By hand too, but with our generated readers: what the typed client is slower than this is what
   * token keeper, limiter, repetition and Retrofit cost.
   */
  @Benchmark
  public Envelope<SearchOrdersResponse> handWrittenOurJson() throws IOException {
    return handWritten.page(
        SINCE.getEpochSecond(),
        PAGE_TOKEN,
        source -> adapters.readEnvelope(SearchOrdersResponse.class, source));
  }

  /** The generated API of {@link TikTokShopClient}, into the platform's own records. */
  @Benchmark
  public SearchOrdersResponse typedClient() {
    SearchOrdersQuery query =
        SearchOrdersQuery.builder()
            .pageSize(100)
            .pageToken(PAGE_TOKEN)
            .sortField("update_time")
            .sortOrder(SortOrder.ASC)
            .build();
    SearchOrdersRequest request =
        SearchOrdersRequest.builder().updateTimeGe(SINCE.getEpochSecond()).build();
    return client.call(
        OrderOperations.SEARCH_ORDERS,
        OrderApi.class,
        (api, tag) -> api.searchOrders(tag, query, request));
  }

  /** The capability that synchronisation uses: the same, and the neutral orders made of it. */
  @Benchmark
  public Page<Order> orderSource() {
    return orders.orders(account, new Window(SINCE, SINCE.plus(Duration.ofDays(1))), null);
  }
}
