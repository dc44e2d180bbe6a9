package io.shopfleet.benchmarks.rotation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A token endpoint whose refresh tokens work once. An answer takes a while, as over the internet,
 * so that callers who do not wait for each other meet there.
 */
final class RotatingServer implements AutoCloseable {

  /** The path of the token endpoint. */
  static final String PATH = "/token";

  private static final long ANSWER_NANOS = 30_000_000;

  private final HttpServer server;
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final long lifetimeSeconds;
  private final AtomicInteger issued = new AtomicInteger();
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final Set<String> valid = ConcurrentHashMap.newKeySet();

  RotatingServer(long lifetimeSeconds) {
    this.lifetimeSeconds = lifetimeSeconds;
    this.server = onLoopback();
    server.setExecutor(workers);
    server.createContext(PATH, this::answer);
    server.start();
  }

  private static HttpServer onLoopback() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 128);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI address() {
    return URI.create("http://localhost:" + server.getAddress().getPort() + PATH);
  }

  long lifetimeSeconds() {
    return lifetimeSeconds;
  }

  /** A person signs in: the refresh token of a new chain. */
  String signIn() {
    String token = "refresh-" + issued.incrementAndGet();
    valid.add(token);
    return token;
  }

  /** Calls since the last look, and those of them that were refused. */
  Look look() {
    return new Look(calls.getAndSet(0), refused.getAndSet(0));
  }

  /** What came in. */
  record Look(int calls, int refused) {}

  private void answer(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    calls.incrementAndGet();
    LockSupport.parkNanos(ANSWER_NANOS);
    int number = issued.incrementAndGet();
    String next = "refresh-" + number;
    if (valid.remove(field(form, "refresh_token"))) {
      valid.add(next);
      reply(
          exchange,
          200,
          "{\"access_token\":\"access-%d\",\"token_type\":\"Bearer\",\"expires_in\":%d,\"refresh_token\":\"%s\"}"
              .formatted(number, lifetimeSeconds, next));
    } else {
      refused.incrementAndGet();
      reply(exchange, 400, "{\"error\":\"invalid_grant\"}");
    }
  }

  private static String field(String form, String name) {
    for (String pair : form.split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        return pair.substring(name.length() + 1);
      }
    }
    return "";
  }

  private static void reply(HttpExchange exchange, int status, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}
