package io.shopfleet.proofs.canary;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.logging.LogManager;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Everything that anybody logs, at the finest level: through slf4j, and through java.util.logging,
 * which OkHttp and the drivers use. The simulator's own server keeps its level: it would print what
 * it receives, and is no part of a host.
 */
final class LogTap implements AutoCloseable {

  private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
  private final Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
  private final java.util.logging.Logger otherRoot = LogManager.getLogManager().getLogger("");
  private final java.util.logging.Level otherLevel = otherRoot.getLevel();
  private final Level level = root.getLevel();
  private final Path file;
  private final OutputStream out;
  private final Tap tap = new Tap();
  private final Map<String, LongAdder> lines = new ConcurrentHashMap<>();

  LogTap(Path file) throws IOException {
    this.file = file;
    this.out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    tap.setContext(context);
    tap.start();
    root.addAppender(tap);
    root.setLevel(Level.TRACE);
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    otherRoot.setLevel(java.util.logging.Level.FINEST);
  }

  /** How many lines came from loggers whose name begins so. */
  long lines(String prefix) {
    return lines.entrySet().stream()
        .filter(logger -> logger.getKey().startsWith(prefix))
        .mapToLong(logger -> logger.getValue().sum())
        .sum();
  }

  /** All that was logged; call it after {@link #close}. */
  byte[] text() throws IOException {
    return Files.readAllBytes(file);
  }

  @Override
  public void close() throws IOException {
    otherRoot.setLevel(otherLevel);
    SLF4JBridgeHandler.uninstall();
    root.setLevel(level);
    root.detachAppender(tap);
    tap.stop();
    out.close();
  }

  private final class Tap extends AppenderBase<ILoggingEvent> {

    // AppenderBase lets one thread in at a time.
    @Override
    protected void append(ILoggingEvent event) {
      lines.computeIfAbsent(event.getLoggerName(), name -> new LongAdder()).increment();
      StringBuilder text = new StringBuilder();
      text.append(event.getThreadName()).append(' ').append(event.getLoggerName()).append(' ');
      text.append(event.getFormattedMessage()).append(' ').append(event.getMDCPropertyMap());
      if (event.getThrowableProxy() != null) {
        text.append('\n').append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
      }
      text.append('\n');
      try {
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
