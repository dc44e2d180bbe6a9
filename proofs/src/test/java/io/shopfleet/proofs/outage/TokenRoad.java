package io.shopfleet.proofs.outage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.SocketFactory;
import okhttp3.Dns;
import okhttp3.OkHttpClient;

/**
 * The road to the token endpoint, which has a host name of its own. While it is closed its
 * connections go to a port that nobody listens on, and the operating system refuses them.
 */
final class TokenRoad implements AutoCloseable {

  static final String HOST = "tokens.localhost";

  private final Socket nobody = new Socket();
  private final AtomicInteger refused = new AtomicInteger();
  private volatile boolean closed;

  TokenRoad() throws IOException {
    // Bound, never listening: the port is nobody else's, and to connect to it is refused.
    nobody.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
  }

  OkHttpClient take(OkHttpClient client) {
    Dns loopback = name -> List.of(InetAddress.getByAddress(name, new byte[] {127, 0, 0, 1}));
    return client.newBuilder().dns(loopback).socketFactory(new Sockets()).build();
  }

  void block(OkHttpClient client) {
    closed = true;
    client.connectionPool().evictAll();
  }

  void clear() {
    closed = false;
  }

  int refused() {
    return refused.get();
  }

  @Override
  public void close() throws IOException {
    nobody.close();
  }

  private final class Sockets extends SocketFactory {

    @Override
    public Socket createSocket() {
      return new Socket() {
        @Override
        public void connect(SocketAddress asked, int timeout) throws IOException {
          boolean tokens = ((InetSocketAddress) asked).getHostString().equals(HOST);
          if (closed && tokens) {
            refused.incrementAndGet();
            super.connect(nobody.getLocalSocketAddress(), timeout);
          } else {
            super.connect(asked, timeout);
          }
        }
      };
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      throw unconnected();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort)
        throws IOException {
      throw unconnected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      throw unconnected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
        throws IOException {
      throw unconnected();
    }

    private IOException unconnected() {
      return new IOException("The HTTP client connects its sockets itself");
    }
  }
}
