package io.shopfleet.testkit.simulator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ServerSocketFactory;

/**
 * Server sockets whose connections send at once. The server writes head and body of an answer
 * apart, and with the usual delay of small packets every answer on a kept connection costs 40 ms.
 */
final class PromptServerSockets extends ServerSocketFactory {

  @Override
  public ServerSocket createServerSocket() throws IOException {
    return new PromptServerSocket();
  }

  @Override
  public ServerSocket createServerSocket(int port) throws IOException {
    throw unbound();
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog) throws IOException {
    throw unbound();
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog, InetAddress address)
      throws IOException {
    throw unbound();
  }

  private static IOException unbound() {
    return new IOException("The simulator asks for an unbound socket and binds it itself");
  }

  private static final class PromptServerSocket extends ServerSocket {

    PromptServerSocket() throws IOException {}

    @Override
    public Socket accept() throws IOException {
      Socket socket = super.accept();
      socket.setTcpNoDelay(true);
      return socket;
    }
  }
}
