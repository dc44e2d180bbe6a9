package io.shopfleet.proofs.canary;

import io.shopfleet.testkit.simulator.Fault;
import io.shopfleet.testkit.simulator.Json;
import io.shopfleet.testkit.simulator.Reply;
import io.shopfleet.testkit.simulator.SimulatedRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import okhttp3.HttpUrl;
import okio.ByteString;

/** Answers of a marketplace that quotes in its error what it was sent. */
enum Quotation {
  DECODED(text -> text),
  AS_IN_THE_ADDRESS(Quotation::inAddress),
  URL_ENCODED(text -> URLEncoder.encode(text, StandardCharsets.UTF_8));

  private static final List<String> QUOTED =
      List.of("sign", "app_secret", "refresh_token", "auth_code");

  private final UnaryOperator<String> form;

  Quotation(UnaryOperator<String> form) {
    this.form = form;
  }

  /** An error in the platform's envelope. */
  Fault envelope(int status, int code) {
    return Fault.answerTo(
        asked ->
            Reply.json(
                status,
                Integer.toString(code),
                Json.write(
                    Json.object(
                        "code", code, "message", "bad " + quote(asked), "request_id", "r-1"))));
  }

  /** An error in whose every text something is quoted. */
  Fault everywhere(int status, int code) {
    return Fault.answerTo(
        asked ->
            Reply.json(
                status,
                Integer.toString(code),
                Json.write(
                    Json.object(
                        "code",
                        code,
                        "message",
                        quote(asked),
                        "request_id",
                        quote(asked),
                        "data",
                        Map.of("said", quote(asked))))));
  }

  /** A page of somebody between us and the platform. */
  Fault page(int status) {
    return Fault.answerTo(
        asked ->
            new Reply(
                status,
                "",
                Map.of("Content-Type", "text/html", "X-Asked", quote(asked)),
                ByteString.encodeUtf8("<html><p>" + quote(asked) + "</p></html>")));
  }

  /** JSON of another shape than was agreed on. */
  Fault misfit() {
    return Fault.answerTo(
        asked ->
            Reply.json(
                200,
                "0",
                Json.write(
                    Json.object(
                        "code",
                        0,
                        "message",
                        quote(asked),
                        "data",
                        Map.of("orders", quote(asked), "total_count", quote(asked))))));
  }

  /** As the HTTP client writes it into the query. */
  static String inAddress(String text) {
    HttpUrl url = HttpUrl.get("http://a/").newBuilder().addQueryParameter("a", text).build();
    return String.valueOf(url.encodedQuery()).substring("a=".length());
  }

  private String quote(SimulatedRequest asked) {
    StringBuilder text = new StringBuilder();
    for (String name : QUOTED) {
      asked
          .parameter(name)
          .ifPresent(value -> text.append(name).append('=').append(form.apply(value)).append(' '));
    }
    asked.header("x-tts-access-token").ifPresent(token -> text.append(form.apply(token)));
    return text.toString();
  }
}
