package io.shopfleet.proofs.outage;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.Shopfleet;
import io.shopfleet.account.CredentialId;
import io.shopfleet.account.Settings;
import io.shopfleet.credential.AccessToken;
import io.shopfleet.credential.Renewal;
import io.shopfleet.credential.RenewalPolicy;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.internal.http.MarketplaceHttp;
import io.shopfleet.internal.memory.InMemoryCredentialStore;
import io.shopfleet.platform.Endpoints;
import io.shopfleet.proofs.Figures;
import io.shopfleet.proofs.ProofShop;
import io.shopfleet.proofs.Share;
import io.shopfleet.testkit.simulator.Fault;
import io.shopfleet.testkit.simulator.VirtualClock;
import io.shopfleet.testkit.simulator.tiktok.FakeApp;
import io.shopfleet.testkit.simulator.tiktok.FakeSeller;
import io.shopfleet.testkit.simulator.tiktok.FakeShop;
import io.shopfleet.testkit.simulator.tiktok.FakeTikTokShop;
import io.shopfleet.tiktokshop.TikTokShop;
import io.shopfleet.tiktokshop.TikTokShopClient;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The token endpoint is down for an hour, while every account asks once a minute. Each account has
 * a token of its own; the ends of these tokens lie between ten minutes after the beginning of the
 * outage and the next day, so that all should be renewed meanwhile and some have to be.
 */
class TokenOutageTest {

  private static final Duration OUTAGE = Duration.ofHours(1);
  private static final Duration WAVE = Duration.ofMinutes(1);
  private static final Duration FIRST_END = Duration.ofMinutes(10);
  private static final Duration ENDS_WITHIN = Duration.ofHours(11);
  private static final RenewalPolicy POLICY = RenewalPolicy.DEFAULT;
  private static final String REFRESH = "/api/v2/token/refresh";

  private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-11-02T03:00:00Z"));
  private final FakeTikTokShop fake = FakeTikTokShop.open(clock);
  private final FakeApp app = fake.app();
  private final InMemoryCredentialStore store = new InMemoryCredentialStore();
  private final TokenRoad road = new TokenRoad();
  private final OkHttpClient http = road.take(MarketplaceHttp.defaultClient());
  private final Map<String, AtomicInteger> failedRenewals = new ConcurrentHashMap<>();
  private final Queue<FleetEvent> personsCalled = new ConcurrentLinkedQueue<>();
  private final ExecutorService pool = Executors.newFixedThreadPool(16);
  private final List<Member> members = new ArrayList<>();
  private final Shopfleet fleet = fleet();

  TokenOutageTest() throws IOException {}

  /** An account with its seller at the simulator. */
  private record Member(ProofShop shop, FakeSeller seller, TikTokShopClient client) {}

  /** What became of one request. */
  private enum Result {
    ANSWERED,
    FAILED_WITH_A_VALID_TOKEN,
    FAILED_WITHOUT_TOKEN
  }

  @AfterEach
  void close() throws IOException {
    pool.shutdownNow();
    fleet.close();
    fake.close();
    road.close();
  }

  @Test
  void connectionsRefusedForAnHour_boundedCallsAndNobodyIsNeeded() throws Exception {
    outage("outage-refused", () -> road.block(http), road::clear);

    assertThat(road.refused())
        .as("each failed renewal is one connection that was refused")
        .isEqualTo(allFailedRenewals());
  }

  @Test
  void serverErrorsForAnHour_boundedCallsAndNobodyIsNeeded() throws Exception {
    outage(
        "outage-5xx",
        () -> {
          fake.faults()
              .add(
                  Fault.serverError(500)
                      .on(REFRESH)
                      .lasting(OUTAGE)
                      .where(asked -> clock.epochSecond() % 120 == 0));
          fake.faults().add(Fault.htmlPage(503).on(REFRESH).lasting(OUTAGE));
        },
        () -> {});

    assertThat(fake.journal().count(REFRESH))
        .as("each call to the token endpoint is one failure or one success")
        .isEqualTo(allFailedRenewals() + members.size());
  }

  private void outage(String proof, Runnable begin, Runnable end) throws Exception {
    connect(Share.ofBuild().of(1_000));
    int bound = mostCallsWithin(OUTAGE);
    begin.run();
    Tally during = new Tally();
    for (Duration at = Duration.ZERO; at.compareTo(OUTAGE) < 0; at = at.plus(WAVE)) {
      during.add(wave());
      clock.advance(WAVE);
    }
    int most = failedRenewals.values().stream().mapToInt(AtomicInteger::get).max().orElse(0);
    int asked = failedRenewals.size();
    long repaired = end(end);

    assertThat(asked).as("accounts that tried to renew in the outage").isEqualTo(members.size());
    assertThat(most)
        .as("calls of one account to the token endpoint in an hour")
        .isBetween(2, bound);
    assertThat(during.withToken).as("requests that failed with a valid token").isZero();
    assertThat(during.without).as("requests that could not be answered").isPositive();
    assertRecovered();
    new Figures(proof)
        .add("accounts", members.size())
        .add("requests in the outage", during.total())
        .add("answered", during.answered)
        .add("failed with a valid token", during.withToken)
        .add("failed after a token's end", during.without)
        .add("calls to the endpoint", allFailedRenewals())
        .add("most calls of one account", most)
        .add("bound", bound)
        .add("recovered", members.size())
        .add("minutes until the last recovered", repaired)
        .tell();
  }

  /** Goes on asking until the longest back-off is over, and tells when the last account worked. */
  private long end(Runnable end) throws Exception {
    end.run();
    Instant back = clock.instant();
    Instant lastTrouble = back;
    while (clock.instant().isBefore(back.plus(POLICY.maxBackoff()).plus(WAVE))) {
      Tally tally = wave();
      if (tally.answered < members.size()) {
        lastTrouble = clock.instant();
      }
      clock.advance(WAVE);
    }
    assertThat(wave().answered).as("accounts that work again").isEqualTo(members.size());
    return Duration.between(back, lastTrouble).toMinutes();
  }

  private void assertRecovered() {
    assertThat(personsCalled).as("calls for a person").isEmpty();
    for (Member member : members) {
      assertThat(member.seller().refreshCount())
          .as("successful renewals of %s", member.shop())
          .isEqualTo(1);
      assertThat(member.seller().reuseCount())
          .as("refresh tokens offered twice by %s", member.shop())
          .isZero();
      assertThat(store.load(member.shop().credential()).orElseThrow().renewal())
          .isEqualTo(Renewal.HEALTHY);
    }
    assertThat(fake.journal().countAnswered("105002")).as("requests with a dead token").isZero();
  }

  /** One request of every account; none may fail whose token is valid. */
  private Tally wave() throws Exception {
    Instant now = clock.instant();
    List<Callable<Result>> requests =
        members.stream().<Callable<Result>>map(member -> () -> ask(member, now)).toList();
    Tally tally = new Tally();
    for (Future<Result> result : pool.invokeAll(requests)) {
      tally.add(result.get());
    }
    return tally;
  }

  private Result ask(Member member, Instant now) {
    AccessToken token = store.load(member.shop().credential()).orElseThrow().accessToken();
    try {
      assertThat(ProofShop.ask(member.client())).isFalse();
      return Result.ANSWERED;
    } catch (MarketplaceException e) {
      assertThat(e.retryable()).as("a failure that passes by itself: %s", e).isTrue();
      return now.isBefore(token.expiresAt())
          ? Result.FAILED_WITH_A_VALID_TOKEN
          : Result.FAILED_WITHOUT_TOKEN;
    }
  }

  private static final class Tally {
    private int answered;
    private int withToken;
    private int without;

    void add(Result result) {
      switch (result) {
        case ANSWERED -> answered++;
        case FAILED_WITH_A_VALID_TOKEN -> withToken++;
        case FAILED_WITHOUT_TOKEN -> without++;
      }
    }

    void add(Tally other) {
      answered += other.answered;
      withToken += other.withToken;
      without += other.without;
    }

    int total() {
      return answered + withToken + without;
    }
  }

  private int allFailedRenewals() {
    return failedRenewals.values().stream().mapToInt(AtomicInteger::get).sum();
  }

  /** One call at once, and one at the end of each back-off when every draw is the shortest. */
  private static int mostCallsWithin(Duration span) {
    RandomGenerator shortest = () -> 0L;
    int calls = 0;
    Duration at = Duration.ZERO;
    while (at.compareTo(span) < 0) {
      calls++;
      at = at.plus(POLICY.backoff(calls, null, shortest));
    }
    return calls;
  }

  private void connect(int accounts) {
    Random random = new Random(1);
    for (int i = 0; i < accounts; i++) {
      FakeSeller seller = fake.seller("Seller " + i, "ID");
      FakeShop opened = seller.shop();
      Duration life = FIRST_END.plus(ENDS_WITHIN.multipliedBy(i).dividedBy(accounts));
      fake.tokenLifetimes(life.truncatedTo(ChronoUnit.SECONDS), Duration.ofDays(365));
      ProofShop shop =
          new ProofShop(opened.id(), opened.cipher(), new CredentialId("credential-" + i));
      fleet
          .accounts()
          .register(shop.toAccount(), shop.credential(app, seller.connect(app), POLICY, random));
      members.add(new Member(shop, seller, fleet.client(shop.account(), TikTokShopClient.class)));
    }
    fake.tokenLifetimes(Duration.ofDays(7), Duration.ofDays(365));
  }

  private Shopfleet fleet() {
    Settings addresses =
        Settings.none()
            .with(Endpoints.BASE_URL, fake.url().uri())
            .with(
                Endpoints.AUTH_URL, fake.authUrl().newBuilder().host(TokenRoad.HOST).build().uri());
    return Shopfleet.builder()
        .platform(TikTokShop.platform(), addresses)
        .credentials(store)
        .httpClient(http)
        .clock(clock)
        // Nothing waits: a repeated request meets the same minute, which is the harder case.
        .sleeper(pause -> {})
        .listener(this::hear)
        .build();
  }

  private void hear(FleetEvent event) {
    if (event instanceof FleetEvent.TokenRenewalFailed failed) {
      failedRenewals
          .computeIfAbsent(failed.credential().value(), id -> new AtomicInteger())
          .incrementAndGet();
    } else if (event instanceof FleetEvent.ReauthorizationNeeded) {
      personsCalled.add(event);
    }
  }
}
