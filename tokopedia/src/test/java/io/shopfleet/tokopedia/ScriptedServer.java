package io.shopfleet.tokopedia;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** Gives a token to whoever asks, and to every other request the next answer of a script. */
final class ScriptedServer implements AutoCloseable {

  private static final String TOKEN =
      "{\"access_token\":\"c:scripted\",\"expires_in\":1209600,\"token_type\":\"Bearer\"}";

  private final MockWebServer server = new MockWebServer();
  private final Queue<MockResponse> script = new ConcurrentLinkedQueue<>();
  private final List<RecordedRequest> asked = new CopyOnWriteArrayList<>();

  ScriptedServer() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            if (request.getUrl().encodedPath().equals("/token")) {
              return json(200, TOKEN).build();
            }
            asked.add(request);
            MockResponse answer = script.poll();
            return answer == null ? html(418).build() : answer;
          }
        });
    try {
      server.start(InetAddress.getLoopbackAddress(), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static MockResponse.Builder json(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .setHeader("Content-Type", "application/json")
        .body(body);
  }

  static MockResponse.Builder html(int status) {
    return new MockResponse.Builder()
        .code(status)
        .setHeader("Content-Type", "text/html")
        .body("<html><head><title>" + status + "</title></head></html>");
  }

  /** An envelope around data. */
  static MockResponse.Builder data(String data) {
    return json(
        200, "{\"header\":{\"process_time\":\"35.50ms\",\"messages\":null},\"data\":" + data + "}");
  }

  /** A failure with a code. */
  static MockResponse.Builder failure(int status, String code) {
    return json(
        status,
        "{\"header\":{\"process_time\":21,\"messages\":\"sorry\",\"reason\":\"because\","
            + "\"error_code\":\""
            + code
            + "\"},\"data\":null}");
  }

  ScriptedServer then(MockResponse.Builder answer) {
    script.add(answer.build());
    return this;
  }

  /** What was asked, token requests aside. */
  List<RecordedRequest> asked() {
    return asked;
  }

  URI address() {
    return server.url("/").uri();
  }

  @Override
  public void close() {
    server.close();
  }
}
