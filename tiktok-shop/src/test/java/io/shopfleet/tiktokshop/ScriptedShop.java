package io.shopfleet.tiktokshop;

import io.shopfleet.account.Account;
import io.shopfleet.testkit.simulator.VirtualClock;
import java.io.IOException;
import java.time.Instant;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A server that answers what a test wrote down, and a fleet that talks to it. */
public final class ScriptedShop implements AutoCloseable {

  public static final Instant START = Instant.parse("2026-11-02T03:00:00Z");

  public final MockWebServer server = new MockWebServer();
  public final TestFleet fleet;
  public final Account account = TestFleet.account().build();

  public ScriptedShop() throws IOException {
    server.start();
    fleet = new TestFleet(server.url("/"), VirtualClock.at(START));
    fleet.with(fleet.credential());
  }

  /** The next answer: HTTP 200 with this data in a successful envelope. */
  public ScriptedShop data(String data) {
    return json(
        200, "{\"code\":0,\"message\":\"Success\",\"request_id\":\"r1\",\"data\":" + data + "}");
  }

  /** The next answer: this code in an envelope. */
  public ScriptedShop code(int status, int code, String message) {
    return json(
        status,
        "{\"code\":"
            + code
            + ",\"message\":\""
            + message
            + "\",\"data\":null,\"request_id\":\"r9\"}");
  }

  /** The next answer. */
  public ScriptedShop json(int status, String body) {
    return answer(
        new MockResponse.Builder()
            .code(status)
            .setHeader("content-type", "application/json")
            .body(body)
            .build());
  }

  /** The next answer. */
  public ScriptedShop answer(MockResponse response) {
    server.enqueue(response);
    return this;
  }

  /** The next request, which must have come already. */
  public RecordedRequest request() throws InterruptedException {
    RecordedRequest request = server.takeRequest(0, java.util.concurrent.TimeUnit.SECONDS);
    if (request == null) {
      throw new AssertionError("No further request came");
    }
    return request;
  }

  @Override
  public void close() {
    server.close();
  }
}
