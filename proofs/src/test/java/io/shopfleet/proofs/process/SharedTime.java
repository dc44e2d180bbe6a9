package io.shopfleet.proofs.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A time that stands still until one process moves it, and is the same in all processes that map
 * its file. It is moved between the rounds of a proof only, while nobody reads it.
 */
public final class SharedTime extends Clock {

  private final ByteBuffer millis;
  private final ZoneId zone;

  private SharedTime(ByteBuffer millis, ZoneId zone) {
    this.millis = millis;
    this.zone = zone;
  }

  /** The time in a file, which is made if it is not there. */
  public static SharedTime in(Path file) {
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      MappedByteBuffer mapped = channel.map(FileChannel.MapMode.READ_WRITE, 0, Long.BYTES);
      return new SharedTime(mapped, ZoneOffset.UTC);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void moveTo(Instant instant) {
    millis.putLong(0, instant.toEpochMilli());
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(millis.getLong(0));
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new SharedTime(millis, other);
  }
}
