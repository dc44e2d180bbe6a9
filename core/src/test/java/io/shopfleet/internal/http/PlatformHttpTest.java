package io.shopfleet.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.shopfleet.account.Account;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.platform.ManualClock;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import mockwebserver3.MockResponse;
import mockwebserver3.QueueDispatcher;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The route of a request, over real HTTP. */
@Timeout(120)
class PlatformHttpTest {

  private final Seam seam = new Seam();
  private final Account a = seam.account("a");

  @AfterEach
  void close() {
    Thread.interrupted();
    seam.close();
  }

  private MarketplaceException failureOf(Runnable call) {
    MarketplaceException failure = catchThrowableOfType(MarketplaceException.class, call::run);
    assertThat(failure).isNotNull();
    return failure;
  }

  @Test
  void call_carriesTheKeepersToken() {
    seam.greet();

    assertThat(seam.get(a)).isEqualTo(new Greeting("selamat", 3));

    assertThat(seam.takenToken()).isEqualTo("token 1 of a");
  }

  @Test
  void tokenExpired_isReplayedOnceWithTheRenewedOne() {
    seam.answer(401, "");
    seam.greet();

    assertThat(seam.get(a).word()).isEqualTo("selamat");

    assertThat(seam.takenToken()).isEqualTo("token 1 of a");
    assertThat(seam.takenToken()).isEqualTo("token 2 of a");
    assertThat(seam.keys.refusals()).containsExactly("token 1 of a");
    assertThat(seam.sleeper.waits()).isEmpty();
    assertThat(seam.events).isEmpty();
  }

  @Test
  void tokenExpiredForAWrite_isReplayedToo() {
    seam.answer(401, "");
    seam.greet();

    assertThat(seam.post(a).word()).isEqualTo("selamat");
  }

  @Test
  void secondTokenRefusedToo_surfaces() {
    seam.answer(401, "");
    seam.answer(401, "");
    seam.greet();

    MarketplaceException failure = failureOf(() -> seam.get(a));

    assertThat(failure.kind()).isEqualTo(FailureKind.AUTH_EXPIRED);
    assertThat(seam.server.getRequestCount()).isEqualTo(2);
    assertThat(seam.keys.refusals()).containsExactly("token 1 of a");
  }

  @Test
  void tokenRenewedBetweenAttempts_laterAttemptUsesIt() {
    QueueDispatcher answers =
        new QueueDispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            seam.keys.renew(a);
            return super.dispatch(request);
          }
        };
    seam.server.setDispatcher(answers);
    seam.answer(503, "");
    seam.greet();

    seam.get(a);

    assertThat(seam.takenToken()).isEqualTo("token 1 of a");
    assertThat(seam.takenToken()).isEqualTo("token 2 of a");
  }

  @Test
  void tokenRejectedThatSomebodyReplacedMeanwhile_isReplayedOnceWithThePresentOne() {
    seam.server.setDispatcher(
        new QueueDispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            seam.keys.renew(a);
            return super.dispatch(request);
          }
        });
    seam.answer(403, "");
    seam.greet();
    seam.answer(403, "");
    seam.answer(403, "");
    seam.greet();

    assertThat(seam.get(a).word()).isEqualTo("selamat");
    assertThat(failureOf(() -> seam.get(a)).kind()).isEqualTo(FailureKind.AUTH_REJECTED);

    assertThat(seam.server.getRequestCount()).isEqualTo(4);
    assertThat(seam.keys.refusals()).isEmpty();
  }

  @Test
  void presentTokenRejected_surfacesWithoutARenewal() {
    seam.answer(403, "");
    seam.greet();

    assertThat(failureOf(() -> seam.get(a)).kind()).isEqualTo(FailureKind.AUTH_REJECTED);

    assertThat(seam.server.getRequestCount()).isEqualTo(1);
    assertThat(seam.keys.refusals()).isEmpty();
  }

  @Test
  void eachAccount_isCalledAtItsOwnAddressWithItsOwnToken() {
    try (Seam other = new Seam()) {
      Account b = seam.account("b", other.server.url("/").toString());
      seam.greet();
      other.greet();

      seam.get(a);
      seam.get(b);

      assertThat(seam.takenToken()).isEqualTo("token 1 of a");
      assertThat(other.takenToken()).isEqualTo("token 1 of b");
    }
  }

  @Test
  void addressWithAPath_isPutBeforeTheSignedPath() {
    for (String prefix : List.of("gateway/eu", "gateway/eu/")) {
      seam.greet();
      seam.get(seam.account("a", seam.server.url("/") + prefix));

      assertThat(seam.taken().getTarget())
          .isEqualTo("/gateway/eu/greeting/202601/words?filter=all");
    }
    assertThat(seam.signedPaths).containsOnly("/greeting/202601/words");
  }

  @Test
  void encodedQuery_arrivesUntouched() {
    String encoded = "a%2Fb%20c%2Bd+e%E2%82%AC%27;[1]";
    seam.greet();

    seam.getFiltered(a, encoded);

    assertThat(seam.taken().getTarget()).isEqualTo("/greeting/202601/words?filter=" + encoded);
  }

  @Test
  void addressUnset_saysWhichSettingIsMissing() {
    Account homeless = Shops.shop("homeless").build();

    MarketplaceException failure = failureOf(() -> seam.get(homeless));

    assertThat(failure.kind()).isEqualTo(FailureKind.INVALID_REQUEST);
    assertThat(failure.sent()).isFalse();
    assertThat(failure)
        .hasMessageContaining("greeting.get")
        .hasMessageContaining("homeless")
        .hasMessageContaining("Set endpoint.base-url on the platform or the account");
  }

  @Test
  void manyAccounts_shareOneClientAndItsConnection() {
    Set<Integer> connections = new TreeSet<>();
    for (int i = 0; i < 20; i++) {
      seam.greet();
      seam.get(seam.account("shop " + i));
      connections.add(seam.taken().getConnectionIndex());
    }

    assertThat(connections).containsExactly(0);
  }

  @Test
  void hostsClient_lendsItsInterceptors() {
    OkHttpClient own =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain ->
                    chain.proceed(
                        chain.request().newBuilder().header("x-host", "own proxy").build()))
            .build();
    try (Seam hosted = new Seam(own)) {
      hosted.greet();
      hosted.get(hosted.account("a"));

      assertThat(hosted.taken().getHeaders().get("x-host")).isEqualTo("own proxy");
    }
  }

  @Test
  void redirect_isNotFollowed() {
    seam.answer(302, "", "Location", seam.server.url("/elsewhere").toString());

    assertThatThrownBy(() -> seam.post(a)).isInstanceOf(MarketplaceException.class);

    assertThat(seam.server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void connectionRefused_isCertainlyNotSentAndEvenAWriteIsRepeated() throws Exception {
    int closedPort;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closedPort = socket.getLocalPort();
    }
    Account gone = seam.account("a", "http://127.0.0.1:" + closedPort);

    MarketplaceException failure = failureOf(() -> seam.post(gone));

    assertThat(failure.kind()).isEqualTo(FailureKind.TRANSIENT);
    assertThat(failure.sent()).isFalse();
    assertThat(failure.httpStatus()).isEmpty();
    assertThat(failure).hasMessageContaining("no connection (ConnectException)");
    assertThat(seam.events(FleetEvent.RequestRetried.class)).hasSize(4);
  }

  @Test
  void bodyCut_mayHaveBeenProcessedSoAWriteIsNotRepeated() {
    seam.server.enqueue(
        new MockResponse.Builder()
            .body(Seam.GREETING)
            .onResponseBody(SocketEffect.ShutdownConnection.INSTANCE)
            .build());

    MarketplaceException failure = failureOf(() -> seam.post(a));

    assertThat(failure.kind()).isEqualTo(FailureKind.TRANSIENT);
    assertThat(failure.sent()).isTrue();
    assertThat(seam.server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void bodyCut_readIsRepeated() {
    seam.server.enqueue(
        new MockResponse.Builder()
            .body(Seam.GREETING)
            .onResponseBody(SocketEffect.ShutdownConnection.INSTANCE)
            .build());
    seam.greet();

    assertThat(seam.get(a).count()).isEqualTo(3);
  }

  @Test
  void answerThatQuotesTheRequestInsteadOfHttp_isPassingAndQuotedNowhere() {
    seam.server.enqueue(new MockResponse.Builder().status("GET /?sign=s1gn HTTP/1.1").build());

    MarketplaceException failure = failureOf(() -> seam.post(a));

    assertThat(failure.kind()).isEqualTo(FailureKind.TRANSIENT);
    assertThat(failure.sent()).isTrue();
    assertThat(failure).hasMessageContaining("ProtocolException").hasNoCause();
  }

  @Test
  void htmlInsteadOfJson_isNotJsonAndPassing() {
    seam.answer(200, "<html><body>Bad gateway</body></html>");

    MarketplaceException failure = failureOf(() -> seam.post(a));

    assertThat(failure.kind()).isEqualTo(FailureKind.TRANSIENT);
    assertThat(failure.sent()).isTrue();
    assertThat(failure).hasMessageContaining("not JSON").hasMessageNotContaining("Bad gateway");
  }

  @Test
  void jsonTruncated_isPassing() {
    seam.answer(200, "{\"word\":\"sela");
    seam.greet();

    assertThat(seam.get(a).word()).isEqualTo("selamat");
  }

  @Test
  void jsonOfAnotherShape_isUnknownAndTellsWhereButNotWhat() {
    seam.answer(200, "{\"word\":\"x\",\"count\":\"+62-812-SECRET\"}");

    MarketplaceException failure = failureOf(() -> seam.get(a));

    assertThat(failure.kind()).isEqualTo(FailureKind.UNKNOWN);
    assertThat(failure.retryable()).isFalse();
    assertThat(failure)
        .hasMessageContaining("$.count")
        .hasMessageContaining("Expected an int")
        .hasNoCause();
    assertThat(failure.getMessage()).doesNotContain("SECRET");
    assertThat(seam.server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void rateLimited_closesTheGateOfItsKeyAloneAndIsTold() {
    seam.answer(429, "", "Retry-After", "7");
    seam.greet();
    seam.greet();

    seam.get(a);
    assertThat(seam.clock.instant()).isAfterOrEqualTo(ManualClock.START.plusSeconds(7));
    assertThat(seam.events(FleetEvent.RateLimited.class))
        .containsExactly(
            new FleetEvent.RateLimited(
                ManualClock.START,
                a.id(),
                Seam.keyOf(a, Seam.READ).toString(),
                Duration.ofSeconds(7)));

    int waitsBefore = seam.sleeper.waits().size();
    seam.get(seam.account("b"));
    assertThat(seam.sleeper.waits()).hasSize(waitsBefore);
  }

  @Test
  void rateLimitedWithoutATime_gateClosesForASecond() {
    seam.answer(429, "");
    seam.greet();

    seam.post(a);

    assertThat(seam.events(FleetEvent.RateLimited.class))
        .extracting(FleetEvent.RateLimited::closedFor)
        .containsExactly(Duration.ofSeconds(1));
    assertThat(seam.clock.instant()).isAfterOrEqualTo(ManualClock.START.plusSeconds(1));
  }

  @Test
  void gateClosedBeyondTheBudget_surfacesAtOnceWithoutSending() {
    seam.answer(429, "", "Retry-After", "600");
    failureOf(() -> seam.get(a));
    int sent = seam.server.getRequestCount();
    seam.events.clear();

    MarketplaceException failure = failureOf(() -> seam.get(a));

    assertThat(failure.kind()).isEqualTo(FailureKind.RATE_LIMITED);
    assertThat(failure.sent()).isFalse();
    assertThat(failure).hasMessageContaining("gate bazaar/app of a/greeting.get");
    assertThat(failure.retryAfter().orElseThrow()).isGreaterThan(RetryPolicy.DEFAULT.budget());
    assertThat(seam.server.getRequestCount()).isEqualTo(sent);
    assertThat(seam.sleeper.waits()).isEmpty();
    assertThat(seam.events).isEmpty();
  }

  @Test
  void notFound_surfacesWithItsEvidence() {
    seam.answer(404, "");

    MarketplaceException failure = failureOf(() -> seam.get(a));

    assertThat(failure.kind()).isEqualTo(FailureKind.NOT_FOUND);
    assertThat(failure.httpStatus()).hasValue(404);
    assertThat(failure.account()).contains(a.id());
    assertThat(failure.operation()).isEqualTo("greeting.get");
    assertThat(seam.server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void interruptedWhileWaitingForAPermit_isNotSentAndTheFlagStays() {
    // The whole budget of the first call, but a second later a call may wait for it.
    seam.answer(429, "", "Retry-After", "120");
    failureOf(() -> seam.get(a));
    seam.clock.advance(Duration.ofSeconds(1));
    int sent = seam.server.getRequestCount();

    Thread.currentThread().interrupt();
    MarketplaceException failure = failureOf(() -> seam.get(a));

    assertThat(failure.kind()).isEqualTo(FailureKind.TRANSIENT);
    assertThat(failure.sent()).isFalse();
    assertThat(failure).hasMessageContaining("interrupted while waiting for a permit");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(seam.server.getRequestCount()).isEqualTo(sent);
  }

  @Test
  void plainClient_neitherSignsNorRoutes() throws Exception {
    seam.greet();

    try (okhttp3.Response response =
        seam.http
            .plainClient()
            .newCall(new okhttp3.Request.Builder().url(seam.server.url("/token")).build())
            .execute()) {
      assertThat(response.code()).isEqualTo(200);
    }

    RecordedRequest taken = seam.taken();
    assertThat(taken.getTarget()).isEqualTo("/token");
    assertThat(taken.getHeaders().get("x-access-token")).isNull();
  }
}
