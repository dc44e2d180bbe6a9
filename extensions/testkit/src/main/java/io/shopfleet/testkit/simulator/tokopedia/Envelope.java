package io.shopfleet.testkit.simulator.tokopedia;

import io.shopfleet.testkit.simulator.Json;
import io.shopfleet.testkit.simulator.Reply;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Puts answers into {@code header} and {@code data}. The header varies from answer to answer in the
 * ways seen in official samples: process times in seconds or milliseconds, whole or not; messages
 * that are null; an error code that is absent, empty or the number 0.
 */
final class Envelope {

  private static final String SUCCESS = "Your request has been processed successfully";
  private static final String MALFORMED =
      "We could not process your request due to malformed request, please check again";
  private static final String SERVER_ERROR =
      "Our server encounters an error, please try again later";

  private static final List<Number> PROCESS_TIMES =
      List.of(
          new BigDecimal("0.018328845"),
          0,
          21,
          new BigDecimal("102.1"),
          new BigDecimal("0.000081308"),
          15);

  private final Set<Quirk> quirks;
  private final AtomicInteger answers = new AtomicInteger();

  Envelope(Set<Quirk> quirks) {
    this.quirks = quirks;
  }

  Reply success(@Nullable Object data) {
    int number = answers.getAndIncrement();
    Tree header = Tree.of("process_time", processTime(number));
    header.and("messages", number % 7 == 6 ? null : SUCCESS);
    if (number % 5 == 4) {
      header.and("reason", "").and("error_code", "");
    }
    return reply(200, "", header, data, List.of());
  }

  /** Success as shop-info says it: with the number 0 as its error code. */
  Reply successWithZeroCode(Object data) {
    Tree header =
        Tree.of("process_time", 0)
            .and("messages", "Successfully get retrieved shop info data")
            .and("reason", "")
            .and("error_code", 0);
    return reply(200, "", header, data, List.of());
  }

  Reply refusal(Refusal refusal) {
    int number = answers.getAndIncrement();
    Tree header = Tree.of("process_time", processTime(number));
    header.and("messages", refusal.callersFault() ? MALFORMED : SERVER_ERROR);
    header.and("reason", refusal.reason());
    if (!refusal.code().isEmpty()) {
      header.and("error_code", refusal.code());
    }
    return reply(refusal.status(), refusal.code(), header, null, List.of(refusal.reason()));
  }

  private Reply reply(
      int status, String code, Tree header, @Nullable Object data, List<String> errors) {
    Tree body =
        quirks.contains(Quirk.LEGACY_ENVELOPE)
            ? Tree.of("data", data).and("status", statusLine(status)).and("error_message", errors)
            : Tree.of("header", header.map()).and("data", data);
    return Reply.json(status, code, Json.write(body.map()));
  }

  private static Number processTime(int number) {
    return PROCESS_TIMES.get(Math.floorMod(number, PROCESS_TIMES.size()));
  }

  private static String statusLine(int status) {
    return switch (status) {
      case 200 -> "200 Ok";
      case 400 -> "400 Bad Request";
      case 403 -> "403 Forbidden";
      case 429 -> "429 Too Many Requests";
      default -> status + " Internal Server Error";
    };
  }
}
