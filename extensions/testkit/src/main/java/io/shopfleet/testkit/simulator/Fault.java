package io.shopfleet.testkit.simulator;

import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong between a client and a marketplace. A fault alone says what happens;
 * {@link #on}, {@link #forShop} and {@link #times} turn it into a rule that also says where and how
 * often.
 *
 * <p>Some HTTP clients send a GET again by themselves when its connection is cut, the JDK's among
 * them, and OkHttp on a reused connection. The journal tells how often the marketplace was asked.
 */
public sealed interface Fault {

  /**
   * HTTP 429 in the marketplace's own form; the request is not processed.
   *
   * @param retryAfter what the {@code Retry-After} header says, in whole seconds; null leaves the
   *     header out
   */
  record TooManyRequests(@Nullable Duration retryAfter) implements Fault {}

  /**
   * An error of the server in the marketplace's own JSON form; the request is not processed.
   *
   * @param status the HTTP status, 500 to 599
   */
  record ServerError(int status) implements Fault {}

  /**
   * The HTML page of a load balancer; the request is not processed.
   *
   * @param status the HTTP status
   */
  record HtmlPage(int status) implements Fault {}

  /**
   * Any answer a test thinks of; the request is not processed.
   *
   * @param reply the answer
   */
  record Answer(Reply reply) implements Fault {}

  /**
   * Any answer that a test makes of the request; the request is not processed.
   *
   * @param reply makes the answer; called on the server's threads
   */
  record AnswerTo(Function<SimulatedRequest, Reply> reply) implements Fault {}

  /**
   * The answer comes late by the real clock.
   *
   * @param by how late
   */
  record Delay(Duration by) implements Fault {}

  /**
   * The request waits at a gate before it is processed.
   *
   * @param gate where it waits
   */
  record Hold(Gate gate) implements Fault {}

  /**
   * The request is processed, and its answer waits at a gate before its first byte.
   *
   * @param gate where it waits
   */
  record HoldAnswer(Gate gate) implements Fault {}

  /**
   * The request is processed, and its answer stops at a gate in the middle of the body.
   *
   * @param gate where it waits
   */
  record HoldInBody(Gate gate) implements Fault {}

  /** The connection is cut before the request is processed and before any byte of an answer. */
  record CutBeforeProcessing() implements Fault {}

  /** The request is processed, and the connection is cut before any byte of the answer. */
  record LostAnswer() implements Fault {}

  /** The request is processed, and the connection is cut in the middle of the body. */
  record CutInBody() implements Fault {}

  /** The request is processed, and half of the JSON arrives as a complete HTTP answer. */
  record TruncatedJson() implements Fault {}

  /** The request is processed, and something that is not JSON arrives with its HTTP status. */
  record WrongContent() implements Fault {}

  /** The page names itself as the next one (page tokens), or an earlier page comes again. */
  record RepeatedPage() implements Fault {}

  /**
   * An empty page in the middle of a listing, whose rows are on the next one. Where a listing has
   * page numbers and an empty page is its end, as Tokopedia's, nothing happens.
   */
  record EmptyPage() implements Fault {}

  /** HTTP 429 with a {@code Retry-After} header in whole seconds. */
  static Fault tooManyRequests(Duration retryAfter) {
    return new TooManyRequests(retryAfter);
  }

  /** HTTP 429 without a {@code Retry-After} header. */
  static Fault tooManyRequests() {
    return new TooManyRequests(null);
  }

  /** An error of the server with that HTTP status, in the marketplace's own JSON form. */
  static Fault serverError(int status) {
    return new ServerError(status);
  }

  /** The HTML page of a load balancer with that HTTP status. */
  static Fault htmlPage(int status) {
    return new HtmlPage(status);
  }

  /** That answer instead of the marketplace's own. */
  static Fault answer(Reply reply) {
    return new Answer(reply);
  }

  /** An answer made of the request, for example one that quotes what it was sent. */
  static Fault answerTo(Function<SimulatedRequest, Reply> reply) {
    return new AnswerTo(reply);
  }

  /** An answer that comes late by the real clock. */
  static Fault delay(Duration by) {
    return new Delay(by);
  }

  /** A request that waits at the gate before it is processed. */
  static Fault hold(Gate gate) {
    return new Hold(gate);
  }

  /** A request that is processed while its answer waits at the gate. */
  static Fault holdAnswer(Gate gate) {
    return new HoldAnswer(gate);
  }

  /** An answer of which one half arrives, and the other when the gate opens. */
  static Fault holdInBody(Gate gate) {
    return new HoldInBody(gate);
  }

  /** A connection cut before the request is processed. */
  static Fault cutBeforeProcessing() {
    return new CutBeforeProcessing();
  }

  /** A request that is processed while its answer is lost. */
  static Fault lostAnswer() {
    return new LostAnswer();
  }

  /** A connection cut in the middle of the body. */
  static Fault cutInBody() {
    return new CutInBody();
  }

  /** Half of the JSON in a complete HTTP answer. */
  static Fault truncatedJson() {
    return new TruncatedJson();
  }

  /** Something that is not JSON with the answer's own status. */
  static Fault wrongContent() {
    return new WrongContent();
  }

  /** A page that is given again. */
  static Fault repeatedPage() {
    return new RepeatedPage();
  }

  /** A page without rows in the middle of a listing. */
  static Fault emptyPage() {
    return new EmptyPage();
  }

  /** This fault on every request until it is removed. */
  default FaultRule always() {
    return FaultRule.of(this);
  }

  /**
   * This fault on operations whose name (method and path template) contains a text.
   *
   * @param operation for example {@code /orders/search}
   */
  default FaultRule on(String operation) {
    return always().on(operation);
  }

  /**
   * This fault on requests of one shop.
   *
   * @param shop the id of the shop
   */
  default FaultRule forShop(String shop) {
    return always().forShop(shop);
  }

  /**
   * This fault on the next so many requests.
   *
   * @param times how many
   */
  default FaultRule times(int times) {
    return always().times(times);
  }
}
