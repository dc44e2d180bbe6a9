package io.shopfleet.testkit.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.HttpUrl;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A marketplace as a real HTTP server on the loopback interface. What every marketplace has in
 * common is here: the clock, faults on demand, the journal of requests and the rate limits.
 *
 * <p>Requests are answered on the server's own threads, many at a time. A request passes, in this
 * order: recognition, fault, rate limit, answer, journal.
 */
public abstract class MarketplaceSimulator implements AutoCloseable {
  // The library's request log shows query strings, which carry app secrets and codes. A logger is
  // only held weakly by the logging system, so its level lasts as long as somebody keeps it.
  private static final Logger SERVER_LOG = Logger.getLogger(MockWebServer.class.getName());

  private final MockWebServer server = new MockWebServer();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final VirtualClock clock;
  private final Faults faults;
  private final RequestJournal journal;
  private final RateLimiter limits;

  /**
   * A simulator that does not listen yet.
   *
   * @param clock the marketplace's time
   */
  protected MarketplaceSimulator(VirtualClock clock) {
    this.clock = clock;
    this.faults = new Faults(clock);
    this.journal = new RequestJournal(clock);
    this.limits = new RateLimiter(clock);
  }

  /** The marketplace's time: tokens expire and records change by it. */
  public final VirtualClock clock() {
    return clock;
  }

  /** What goes wrong on demand. */
  public final Faults faults() {
    return faults;
  }

  /** What was asked. */
  public final RequestJournal journal() {
    return journal;
  }

  /** How often may be asked; unlimited until told otherwise. */
  public final RateLimiter limits() {
    return limits;
  }

  /** The base URL of the API, ending with a slash. */
  public final HttpUrl url() {
    return server.url("/");
  }

  /** Stops listening and lets go every request that waits. Closing twice does no harm. */
  @Override
  public void close() {
    closing.countDown();
    server.close();
  }

  /**
   * Starts to listen on a free port of the loopback interface. A subclass calls this when it is
   * ready to answer.
   */
  protected final void start() {
    SERVER_LOG.setLevel(Level.WARNING);
    server.setServerSocketFactory(new PromptServerSockets());
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            return handle(request);
          }
        });
    try {
      server.start(InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1}), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException("The simulator cannot listen on the loopback", failure);
    }
  }

  /**
   * Recognises operation, shop and principal of a request, without judging it.
   *
   * @param request the request
   * @return the exchange, also for paths that nobody knows
   */
  protected abstract Exchange recognise(SimulatedRequest request);

  /**
   * Answers a request as the marketplace does.
   *
   * @param exchange the request with what was recognised
   * @return the answer
   */
  protected abstract Reply answer(Exchange exchange);

  /**
   * The marketplace's answer to too many requests. How long to wait is added by {@link #withWait}.
   *
   * @param exchange the request
   * @return the answer
   */
  protected abstract Reply tooManyRequests(Exchange exchange);

  /**
   * Tells the caller how long to wait: with a {@code Retry-After} header in whole seconds, unless a
   * marketplace has headers of its own for it.
   *
   * @param refusal the answer to too many requests
   * @param wait how long
   * @return the answer that says so
   */
  protected Reply withWait(Reply refusal, Duration wait) {
    long seconds = wait.plusMillis(999).toSeconds();
    return refusal.withHeader("Retry-After", Long.toString(Math.max(1, seconds)));
  }

  /**
   * The marketplace's answer when it fails itself.
   *
   * @param exchange the request
   * @param status the HTTP status, 500 to 599
   * @return the answer
   */
  protected abstract Reply serverError(Exchange exchange, int status);

  private MockResponse handle(RecordedRequest recorded) throws InterruptedException {
    forgetLast();
    ByteString body = recorded.getBody();
    SimulatedRequest request =
        SimulatedRequest.of(
            recorded.getMethod(),
            recorded.getTarget(),
            recorded.getHeaders(),
            body == null ? ByteString.EMPTY : body);
    Exchange exchange = recognise(request);
    Fault fault = faults.strike(exchange).orElse(null);
    Outcome outcome = fault == null ? Outcome.of(limited(exchange)) : disturbed(exchange, fault);
    int status = outcome.cut == Cut.BEFORE_ANSWER ? 0 : outcome.reply.status();
    journal.record(exchange, status, status == 0 ? "" : outcome.reply.code(), fault);
    return outcome.toResponse();
  }

  /** The library queues each request for a reader; there is none, and a long run fills the heap. */
  private void forgetLast() throws InterruptedException {
    server.takeRequest(0, TimeUnit.MILLISECONDS);
  }

  private Reply limited(Exchange exchange) {
    Optional<Duration> refusal = limits.refusal(exchange);
    return refusal.isPresent()
        ? withWait(tooManyRequests(exchange), refusal.get())
        : answer(exchange);
  }

  private Outcome disturbed(Exchange exchange, Fault fault) throws InterruptedException {
    if (fault instanceof Fault.TooManyRequests limit) {
      Reply refusal = tooManyRequests(exchange);
      Duration wait = limit.retryAfter();
      return Outcome.of(wait == null ? refusal : withWait(refusal, wait));
    } else if (fault instanceof Fault.ServerError error) {
      return Outcome.of(serverError(exchange, error.status()));
    } else if (fault instanceof Fault.HtmlPage page) {
      return Outcome.of(Reply.htmlPage(page.status()));
    } else if (fault instanceof Fault.Answer own) {
      return Outcome.of(own.reply());
    } else if (fault instanceof Fault.AnswerTo made) {
      return Outcome.of(made.reply().apply(exchange.request()));
    } else if (fault instanceof Fault.CutBeforeProcessing) {
      return new Outcome(Reply.htmlPage(503), Cut.BEFORE_ANSWER);
    } else if (fault instanceof Fault.RepeatedPage) {
      return Outcome.of(limited(exchange.with(Exchange.PageFault.REPEATED)));
    } else if (fault instanceof Fault.EmptyPage) {
      return Outcome.of(limited(exchange.with(Exchange.PageFault.EMPTY)));
    }
    if (!waited(fault)) {
      return new Outcome(Reply.htmlPage(503), Cut.BEFORE_ANSWER);
    }
    return handedOver(limited(exchange), fault);
  }

  /** False when the simulator was closed meanwhile. */
  private boolean waited(Fault fault) throws InterruptedException {
    if (fault instanceof Fault.Hold hold) {
      return hold.gate().pass(closing);
    } else if (fault instanceof Fault.Delay delay) {
      // Waiting for the end of the simulator instead of sleeping lets close() return at once.
      return !closing.await(delay.by().toNanos(), TimeUnit.NANOSECONDS);
    }
    return true;
  }

  private Outcome handedOver(Reply reply, Fault fault) throws InterruptedException {
    if (fault instanceof Fault.HoldAnswer hold) {
      return new Outcome(reply, hold.gate().pass(closing) ? Cut.NONE : Cut.BEFORE_ANSWER);
    } else if (fault instanceof Fault.HoldInBody hold) {
      return new Outcome(reply, Cut.NONE, new HeldBody(reply.body(), hold.gate(), closing));
    }
    return damaged(reply, fault);
  }

  private static Outcome damaged(Reply reply, Fault fault) {
    if (fault instanceof Fault.LostAnswer) {
      return new Outcome(reply, Cut.BEFORE_ANSWER);
    } else if (fault instanceof Fault.CutInBody) {
      return new Outcome(reply, Cut.IN_BODY);
    } else if (fault instanceof Fault.TruncatedJson) {
      return Outcome.of(reply.withBody(reply.body().substring(0, reply.body().size() / 2)));
    } else if (fault instanceof Fault.WrongContent) {
      return Outcome.of(
          new Reply(reply.status(), reply.code(), reply.headers(), Reply.htmlPage(200).body()));
    }
    return Outcome.of(reply);
  }

  private enum Cut {
    NONE,
    BEFORE_ANSWER,
    IN_BODY
  }

  private record Outcome(Reply reply, Cut cut, @Nullable MockResponseBody held) {

    Outcome(Reply reply, Cut cut) {
      this(reply, cut, null);
    }

    static Outcome of(Reply reply) {
      return new Outcome(reply, Cut.NONE);
    }

    MockResponse toResponse() {
      MockResponse.Builder response = new MockResponse.Builder().code(reply.status());
      reply.headers().forEach(response::setHeader);
      if (held == null) {
        response.body(new Buffer().write(reply.body()));
      } else {
        response.body(held);
      }
      if (cut == Cut.BEFORE_ANSWER) {
        response.onResponseStart(new SocketEffect.CloseSocket(true, true, true));
      } else if (cut == Cut.IN_BODY) {
        response.onResponseBody(new SocketEffect.CloseSocket(true, true, true));
      }
      return response.build();
    }
  }
}
