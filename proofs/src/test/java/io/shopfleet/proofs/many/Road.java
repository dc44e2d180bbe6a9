package io.shopfleet.proofs.many;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * The road to the three platforms. Every answer takes a second. Once there is trouble, those of the
 * slow platform take a minute, and connections to the dead one are refused.
 */
final class Road implements AutoCloseable {

  private static final long A_SECOND = 1;
  private static final long A_MINUTE = 60;

  private final Socket nobody = new Socket();
  private final SteppedTime time;
  private final boolean trouble;

  Road(SteppedTime time, boolean trouble) throws IOException {
    this.time = time;
    this.trouble = trouble;
    // Bound, never listening: the port is nobody else's, and to connect to it is refused.
    nobody.bind(new InetSocketAddress(loopback("nobody"), 0));
  }

  OkHttpClient client(int connections) {
    Dns here = name -> List.of(loopback(name));
    return new OkHttpClient.Builder()
        .dns(here)
        .addInterceptor(this::travel)
        .socketFactory(new Sockets())
        .connectionPool(new ConnectionPool(connections, 5, TimeUnit.MINUTES))
        // The time that counts here is not the machine's.
        .callTimeout(Duration.ZERO)
        .readTimeout(Duration.ZERO)
        .build();
  }

  private Response travel(Interceptor.Chain chain) throws IOException {
    Request request = chain.request();
    boolean slow = trouble && request.url().host().equals(Neighbourhood.SLOW.host());
    boolean dead = trouble && request.url().host().equals(Neighbourhood.DEAD.host());
    try {
      if (!dead) {
        time.sleep(slow ? A_MINUTE : A_SECOND);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted on the road");
    }
    return chain.proceed(request);
  }

  private static InetAddress loopback(String name) throws java.net.UnknownHostException {
    return InetAddress.getByAddress(name, new byte[] {127, 0, 0, 1});
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
          String host = ((InetSocketAddress) asked).getHostString();
          boolean refused = trouble && host.equals(Neighbourhood.DEAD.host());
          super.connect(refused ? nobody.getLocalSocketAddress() : asked, timeout);
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
      return new ConnectException("The HTTP client connects its sockets itself");
    }
  }
}
