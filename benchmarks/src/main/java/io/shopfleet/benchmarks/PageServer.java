package io.shopfleet.benchmarks;

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

/**
 * Answers every request on loopback with the same bytes, over connections that stay open: as little
 * work as a server can do, so that what is measured is the client.
 */
final class PageServer implements AutoCloseable {

  private final byte[] answer;
  private final ServerSocket socket;

  PageServer(byte[] page) throws IOException {
    answer = answer(page);
    socket = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
    daemon(this::accept);
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private static byte[] answer(byte[] page) {
    String head =
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: "
            + page.length
            + "\r\n\r\n";
    byte[] headBytes = head.getBytes(StandardCharsets.US_ASCII);
    byte[] all = new byte[headBytes.length + page.length];
    System.arraycopy(headBytes, 0, all, 0, headBytes.length);
    System.arraycopy(page, 0, all, headBytes.length, page.length);
    return all;
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = socket.accept();
        connection.setTcpNoDelay(true);
        daemon(() -> serve(connection));
      }
    } catch (SocketException closed) {
      // the benchmark is over
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      InputStream in = new BufferedInputStream(connection.getInputStream());
      OutputStream out = connection.getOutputStream();
      while (true) {
        in.skipNBytes(bodyLength(in));
        out.write(answer);
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
      if (line.startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(15).trim());
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
    return line.toString().toLowerCase(Locale.ROOT);
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "page-server");
    thread.setDaemon(true);
    thread.start();
  }
}
