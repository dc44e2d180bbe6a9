package io.shopfleet.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MarketplaceSimulatorTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
  private final Parrot parrot = new Parrot(clock);
  private final OkHttpClient http =
      new OkHttpClient.Builder().retryOnConnectionFailure(false).build();
  private final ExecutorService pool = Executors.newCachedThreadPool();

  @AfterEach
  void close() {
    parrot.close();
    pool.shutdownNow();
    http.connectionPool().evictAll();
    http.dispatcher().executorService().shutdown();
  }

  @Test
  void noFault_answers() {
    assertThat(get("/orders")).isEqualTo(new Seen(200, "{\"said\":\"GET /orders\"}", null));
  }

  @Test
  void tooManyRequests_answers429WithRetryAfter_once() {
    parrot.faults().next(Fault.tooManyRequests(Duration.ofMillis(2_001)));

    assertThat(get("/orders")).isEqualTo(new Seen(429, "{\"slow\":\"down\"}", "3"));
    assertThat(get("/orders").status()).isEqualTo(200);
    assertThat(parrot.answers.get()).isEqualTo(1);
  }

  @Test
  void tooManyRequestsWithoutWait_leavesHeaderOut() {
    parrot.faults().next(Fault.tooManyRequests());

    assertThat(get("/orders").retryAfter()).isNull();
  }

  @Test
  void serverError_answersInTheMarketplacesForm_unprocessed() {
    parrot.faults().next(Fault.serverError(503));

    assertThat(get("/orders")).isEqualTo(new Seen(503, "{\"broken\":503}", null));
    assertThat(parrot.answers.get()).isZero();
  }

  @Test
  void htmlPage_isNoJson() {
    parrot.faults().next(Fault.htmlPage(502));

    Seen seen = get("/orders");

    assertThat(seen.status()).isEqualTo(502);
    assertThat(seen.body()).startsWith("<html>");
  }

  @Test
  void ownAnswer_isGiven() {
    parrot.faults().next(Fault.answer(Reply.json(418, "7", ByteString.encodeUtf8("[]"))));

    assertThat(get("/orders")).isEqualTo(new Seen(418, "[]", null));
    assertThat(parrot.journal().entries().get(0).code()).isEqualTo("7");
  }

  @Test
  void answerToTheRequest_isMadeOfIt() {
    parrot
        .faults()
        .next(
            Fault.answerTo(
                asked ->
                    Reply.json(400, "1", ByteString.encodeUtf8(String.valueOf(asked.query())))));

    assertThat(get("/orders?page=1")).isEqualTo(new Seen(400, "{page=1}", null));
    assertThat(parrot.answers.get()).isZero();
  }

  @Test
  void cutBeforeProcessing_noAnswerAndNoEffect() {
    parrot.faults().next(Fault.cutBeforeProcessing());

    assertThatThrownBy(() -> get("/orders")).isInstanceOf(UncheckedIOException.class);
    assertThat(parrot.answers.get()).isZero();
    assertThat(parrot.journal().entries().get(0).status()).isZero();
  }

  @Test
  void lostAnswer_noAnswerButTheEffect() {
    parrot.faults().next(Fault.lostAnswer());

    assertThatThrownBy(() -> get("/orders")).isInstanceOf(UncheckedIOException.class);
    assertThat(parrot.answers.get()).isEqualTo(1);
  }

  @Test
  void cutInBody_breaksWhileReading() {
    parrot.faults().next(Fault.cutInBody());

    assertThatThrownBy(() -> get("/orders")).isInstanceOf(UncheckedIOException.class);
    assertThat(parrot.answers.get()).isEqualTo(1);
    assertThat(parrot.journal().entries().get(0).status()).isEqualTo(200);
  }

  @Test
  void truncatedJson_isHalfOfTheAnswerInAWholeMessage() {
    parrot.faults().next(Fault.truncatedJson());

    assertThat(get("/orders").body()).isEqualTo("{\"said\":\"GE");
  }

  @Test
  void wrongContent_keepsStatusAndType() {
    parrot.faults().next(Fault.wrongContent());

    Seen seen = get("/orders");

    assertThat(seen.status()).isEqualTo(200);
    assertThat(Json.readObject(ByteString.encodeUtf8(seen.body()))).isEmpty();
  }

  @Test
  void heldRequest_waitsForTheGate_othersPass() throws Exception {
    Gate gate = new Gate();
    parrot.faults().add(Fault.hold(gate).on("/slow"));

    CompletableFuture<Seen> slow = CompletableFuture.supplyAsync(() -> get("/slow"), pool);
    assertThat(gate.awaitArrivals(1, PATIENCE)).isTrue();
    assertThat(get("/orders").status()).isEqualTo(200);
    assertThat(slow).isNotDone();

    gate.open();
    assertThat(slow.get(60, TimeUnit.SECONDS).status()).isEqualTo(200);
  }

  @Test
  void heldAnswer_isProcessedBeforeItWaits() throws Exception {
    Gate gate = new Gate();
    parrot.faults().next(Fault.holdAnswer(gate));

    CompletableFuture<Seen> slow = CompletableFuture.supplyAsync(() -> get("/slow"), pool);
    assertThat(gate.awaitArrivals(1, PATIENCE)).isTrue();
    assertThat(parrot.answers.get()).isEqualTo(1);
    assertThat(slow).isNotDone();

    gate.open();
    assertThat(slow.get(60, TimeUnit.SECONDS).status()).isEqualTo(200);
  }

  @Test
  void answerHeldInBody_sendsItsHeadersAtOnce_andTheRestLater() throws Exception {
    Gate gate = new Gate();
    parrot.faults().next(Fault.holdInBody(gate));

    Request request = new Request.Builder().url(parrot.url().resolve("/slow")).build();
    try (Response response = http.newCall(request).execute()) {
      assertThat(response.code()).isEqualTo(200);
      assertThat(gate.awaitArrivals(1, PATIENCE)).isTrue();
      assertThat(response.body().source().readUtf8(10)).isEqualTo("{\"said\":\"G");
      gate.open();
      assertThat(response.body().string()).isEqualTo("ET /slow\"}");
    }
  }

  @Test
  void closeWhileAnswersWait_letsThemGo() throws Exception {
    Gate gate = new Gate();
    parrot.faults().add(Fault.holdAnswer(gate).on("/whole"));
    parrot.faults().add(Fault.holdInBody(gate).on("/half"));
    CompletableFuture<Seen> whole = CompletableFuture.supplyAsync(() -> get("/whole"), pool);
    CompletableFuture<Seen> half = CompletableFuture.supplyAsync(() -> get("/half"), pool);
    assertThat(gate.awaitArrivals(2, PATIENCE)).isTrue();

    parrot.close();

    assertThatThrownBy(() -> whole.get(60, TimeUnit.SECONDS))
        .hasCauseInstanceOf(UncheckedIOException.class);
    assertThatThrownBy(() -> half.get(60, TimeUnit.SECONDS))
        .hasCauseInstanceOf(UncheckedIOException.class);
  }

  @Test
  void closeWhileRequestsWait_letsThemGo() throws Exception {
    Gate gate = new Gate();
    parrot.faults().add(Fault.hold(gate).on("/held"));
    parrot.faults().add(Fault.delay(Duration.ofHours(1)).on("/late"));
    CompletableFuture<Seen> held = CompletableFuture.supplyAsync(() -> get("/held"), pool);
    CompletableFuture<Seen> late = CompletableFuture.supplyAsync(() -> get("/late"), pool);
    assertThat(gate.awaitArrivals(1, PATIENCE)).isTrue();

    parrot.close();

    assertThatThrownBy(() -> held.get(60, TimeUnit.SECONDS))
        .hasCauseInstanceOf(UncheckedIOException.class);
    assertThatThrownBy(() -> late.get(60, TimeUnit.SECONDS))
        .hasCauseInstanceOf(UncheckedIOException.class);
  }

  @Test
  void delay_answersInTheEnd() {
    parrot.faults().next(Fault.delay(Duration.ofMillis(20)));

    assertThat(get("/orders").status()).isEqualTo(200);
  }

  @Test
  void rule_hitsOnlyItsOperationAndShop() {
    Faults.Armed armed = parrot.faults().add(Fault.serverError(500).on("/orders").forShop("b"));

    assertThat(get("/orders?shop=a").status()).isEqualTo(200);
    assertThat(get("/products?shop=b").status()).isEqualTo(200);
    assertThat(get("/orders").status()).isEqualTo(200);
    assertThat(get("/orders?shop=b").status()).isEqualTo(500);
    assertThat(armed.hits()).isEqualTo(1);
  }

  @Test
  void ruleAfterTwoForThree_hitsTheThirdToFifth() {
    Faults.Armed armed = parrot.faults().add(Fault.serverError(500).always().after(2).times(3));

    assertThat(statuses(7)).containsExactly(200, 200, 500, 500, 500, 200, 200);
    assertThat(armed.hits()).isEqualTo(3);
  }

  @Test
  void ruleWithoutEnd_lastsUntilRemoved() {
    Faults.Armed armed = parrot.faults().add(Fault.serverError(500).always());
    assertThat(statuses(3)).containsOnly(500);

    armed.remove();
    assertThat(statuses(1)).containsOnly(200);
  }

  @Test
  void ruleByCondition_hitsWhatItNames() {
    parrot
        .faults()
        .add(Fault.serverError(500).always().where(call -> call.request().query().isEmpty()));

    assertThat(get("/orders?page=1").status()).isEqualTo(200);
    assertThat(get("/orders").status()).isEqualTo(500);
  }

  @Test
  void twoRules_theFirstStrikesUntilSpent() {
    parrot.faults().add(Fault.serverError(500).times(1));
    parrot.faults().add(Fault.serverError(502).times(1));

    assertThat(statuses(3)).containsExactly(500, 502, 200);
  }

  @Test
  void deadShop_isBackWhenItsTimeIsOver() {
    parrot.faults().deadShop("a", Duration.ofMinutes(10));

    assertThat(get("/orders?shop=a").status()).isEqualTo(503);
    assertThat(get("/orders?shop=b").status()).isEqualTo(200);
    clock.advance(Duration.ofMinutes(10).minusNanos(1));
    assertThat(get("/orders?shop=a").status()).isEqualTo(503);
    clock.advance(Duration.ofNanos(1));
    assertThat(get("/orders?shop=a").status()).isEqualTo(200);
  }

  @Test
  void cleared_nothingStrikes() {
    parrot.faults().add(Fault.serverError(500).always());
    parrot.faults().clear();

    assertThat(statuses(1)).containsOnly(200);
  }

  @Test
  void ruleThatHitsNothing_isRefused() {
    assertThatThrownBy(() -> Fault.serverError(500).times(0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void limit_refusesBeyondPermits_untilTheWindowEnds() {
    parrot.limits().limit(new RateLimit(2, Duration.ofSeconds(10)));

    assertThat(statuses(2)).containsOnly(200);
    clock.advance(Duration.ofMillis(7_500));
    assertThat(get("/orders")).isEqualTo(new Seen(429, "{\"slow\":\"down\"}", "3"));
    clock.advance(Duration.ofMillis(2_499));
    assertThat(get("/orders").status()).isEqualTo(429);
    clock.advance(Duration.ofMillis(1));
    assertThat(statuses(3)).containsExactly(200, 200, 429);
  }

  @Test
  void limit_countsEachShopAndOperationAlone() {
    parrot.limits().limit(RateLimit.perHour(1));

    assertThat(get("/orders?shop=a").status()).isEqualTo(200);
    assertThat(get("/orders?shop=b").status()).isEqualTo(200);
    assertThat(get("/products?shop=a").status()).isEqualTo(200);
    assertThat(get("/orders?shop=a").status()).isEqualTo(429);
  }

  @Test
  void limitOfOneOperation_leavesOthersFree_andCanBeTakenAway() {
    parrot.limits().limit("/orders", RateLimit.perSecond(1));

    assertThat(statuses(2)).containsExactly(200, 429);
    assertThat(get("/products").status()).isEqualTo(200);
    assertThat(get("/products").status()).isEqualTo(200);
    parrot.limits().unlimited();
    assertThat(statuses(2)).containsOnly(200);
  }

  @Test
  void limitOnAnotherClock_ignoresTheVirtualOne() {
    VirtualClock other = VirtualClock.at(Instant.EPOCH);
    parrot.limits().countBy(other);
    parrot.limits().limit(RateLimit.perSecond(1));

    assertThat(statuses(1)).containsOnly(200);
    clock.advance(Duration.ofHours(1));
    assertThat(statuses(1)).containsOnly(429);
    other.advance(Duration.ofSeconds(1));
    assertThat(statuses(1)).containsOnly(200);
  }

  @Test
  void journal_tellsWhoAskedWhat() {
    Fault fault = Fault.serverError(500);
    get("/orders?shop=a&page=2&app_secret=s3cret");
    parrot.faults().next(fault);
    get("/products");

    assertThat(parrot.journal().entries())
        .extracting(JournalEntry::operation, JournalEntry::shop, JournalEntry::status)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("GET /orders", "a", 200),
            org.assertj.core.groups.Tuple.tuple("GET /products", null, 500));
    assertThat(parrot.journal().entries().get(0).query())
        .containsEntry("page", "2")
        .doesNotContainKey("app_secret");
    assertThat(parrot.journal().entries().get(1).fault()).isEqualTo(fault);
    assertThat(parrot.journal().count()).isEqualTo(2);
    assertThat(parrot.journal().count("/orders")).isEqualTo(1);
    assertThat(parrot.journal().counts()).containsEntry("GET /products", 1L);
    assertThat(parrot.journal().countAnswered("500")).isEqualTo(1);
    assertThat(parrot.journal().countAnswered("404")).isZero();

    parrot.journal().clear();
    assertThat(parrot.journal().count()).isZero();
    assertThat(parrot.journal().countAnswered("500")).isZero();
    assertThat(parrot.journal().entries()).isEmpty();
  }

  @Test
  void journal_keepsTheLastTwentyThousandAndCountsAll() {
    RequestJournal journal = new RequestJournal(clock);
    Exchange exchange =
        parrot.recognise(SimulatedRequest.of("GET", "/x", okhttp3.Headers.of(), ByteString.EMPTY));

    for (int i = 0; i < 20_001; i++) {
      journal.record(exchange, 200, "0", null);
    }

    assertThat(journal.count()).isEqualTo(20_001);
    assertThat(journal.entries()).hasSize(20_000);
    assertThat(journal.entries().get(0).number()).isEqualTo(2);
  }

  private List<Integer> statuses(int requests) {
    return java.util.stream.Stream.generate(() -> get("/orders").status()).limit(requests).toList();
  }

  private Seen get(String target) {
    Request request = new Request.Builder().url(parrot.url().resolve(target)).build();
    try (Response response = http.newCall(request).execute()) {
      return new Seen(response.code(), response.body().string(), response.header("Retry-After"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private record Seen(
      int status, String body, @org.jspecify.annotations.Nullable String retryAfter) {}

  /** A marketplace that says what it was asked. */
  private static final class Parrot extends MarketplaceSimulator {
    private final AtomicInteger answers = new AtomicInteger();

    Parrot(VirtualClock clock) {
      super(clock);
      start();
    }

    @Override
    protected Exchange recognise(SimulatedRequest request) {
      return new Exchange(
          request, request.toString(), request.parameter("shop").orElse(null), null);
    }

    @Override
    protected Reply answer(Exchange exchange) {
      answers.incrementAndGet();
      return Reply.json(200, "0", Json.write(Json.object("said", exchange.operation())));
    }

    @Override
    protected Reply tooManyRequests(Exchange exchange) {
      return Reply.json(429, "429", Json.write(Json.object("slow", "down")));
    }

    @Override
    protected Reply serverError(Exchange exchange, int status) {
      return Reply.json(status, "500", Json.write(Json.object("broken", status)));
    }
  }
}
