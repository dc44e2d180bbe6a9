package io.shopfleet.tiktokshop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.shopfleet.account.CredentialId;
import io.shopfleet.account.PlatformId;
import io.shopfleet.webhook.WebhookReceiver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import okhttp3.HttpUrl;

/** A host's address for webhooks, {@code /webhooks/platform/app}, on the server of the JDK. */
final class HostEndpoint implements AutoCloseable {

  private final HttpServer server;
  private final WebhookReceiver receiver;

  HostEndpoint(WebhookReceiver receiver) throws IOException {
    this.receiver = receiver;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/webhooks/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String[] path = exchange.getRequestURI().getPath().split("/");
    int status =
        receiver
            .receive(
                new PlatformId(path[2]),
                new CredentialId(path[3]),
                exchange.getRequestHeaders(),
                exchange.getRequestBody())
            .status();
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  HttpUrl address(PlatformId platform, CredentialId app) {
    return HttpUrl.get(
        "http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks/" + platform + "/" + app);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
