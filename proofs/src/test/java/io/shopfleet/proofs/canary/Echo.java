package io.shopfleet.proofs.canary;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/** A broken server that sends back what it receives, as if that were an answer. */
final class Echo implements AutoCloseable {

  private final ServerSocket server;

  Echo() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    Thread thread = new Thread(this::serve, "echo");
    thread.setDaemon(true);
    thread.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept();
          InputStream in = socket.getInputStream();
          OutputStream out = socket.getOutputStream()) {
        byte[] request = new byte[8192];
        int length = in.read(request);
        if (length > 0) {
          out.write(request, 0, length);
        }
      } catch (IOException e) {
        // Whoever cannot be answered asks again, and a closed server ends the loop.
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
