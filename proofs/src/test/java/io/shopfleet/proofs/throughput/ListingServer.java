package io.shopfleet.proofs.throughput;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A listing on the loopback interface, over connections that stay open: as little work as a server
 * can do, so that what is measured is the client.
 */
final class ListingServer implements AutoCloseable {

  private final Listing listing;
  private final ServerSocket socket;
  private final AtomicInteger answered = new AtomicInteger();

  ListingServer(Listing listing) throws IOException {
    this.listing = listing;
    this.socket = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
    daemon(this::accept);
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  int answered() {
    return answered.get();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = socket.accept();
        connection.setTcpNoDelay(true);
        daemon(() -> serve(connection));
      }
    } catch (SocketException closed) {
      // the proof is over
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      InputStream in = new BufferedInputStream(connection.getInputStream());
      OutputStream out = connection.getOutputStream();
      while (true) {
        String target = line(in);
        String body = new String(in.readNBytes(bodyLength(in)), StandardCharsets.UTF_8);
        byte[] page = listing.answer(target, body);
        String head =
            "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: "
                + page.length
                + "\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(page);
        answered.incrementAndGet();
      }
    } catch (EOFException | SocketException gone) {
      // the client is done
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int bodyLength(InputStream in) throws IOException {
    int length = 0;
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      String lower = line.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(15).trim());
      }
    }
    return length;
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int read = in.read(); read != '\n'; read = in.read()) {
      if (read < 0) {
        throw new EOFException();
      }
      if (read != '\r') {
        line.append((char) read);
      }
    }
    return line.toString();
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "listing-server");
    thread.setDaemon(true);
    thread.start();
  }
}
