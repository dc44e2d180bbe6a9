package io.shopfleet.testkit.simulator;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CountDownLatch;
import mockwebserver3.MockResponseBody;
import okio.BufferedSink;
import okio.ByteString;

/** A body of which one half is sent at once, and the other when a gate opens. */
final class HeldBody implements MockResponseBody {
  private final ByteString body;
  private final Gate gate;
  private final CountDownLatch orElse;

  HeldBody(ByteString body, Gate gate, CountDownLatch orElse) {
    this.body = body;
    this.gate = gate;
    this.orElse = orElse;
  }

  @Override
  public long getContentLength() {
    return body.size();
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    int half = body.size() / 2;
    sink.write(body.substring(0, half)).flush();
    try {
      if (!gate.pass(orElse)) {
        throw new IOException("The simulator was closed before the gate opened");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted at the gate");
    }
    sink.write(body.substring(half));
  }
}
