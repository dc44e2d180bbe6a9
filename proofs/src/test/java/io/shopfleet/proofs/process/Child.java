package io.shopfleet.proofs.process;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Another JVM, with the class path of this one, which is told lines and answers lines. It ends when
 * this process does, because it reads the end of its input then.
 */
final class Child implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String ENDED = "\u0004";

  private final Process process;
  private final BufferedWriter input;
  private final BlockingQueue<String> output = new LinkedBlockingQueue<>();
  private final Path errors;

  private Child(Process process, Path errors) {
    this.process = process;
    this.input = process.outputWriter();
    this.errors = errors;
  }

  /**
   * Starts a JVM that is quick to be there: no optimising compiler, little memory, no logging.
   *
   * @param errors where its standard error goes
   */
  static Child start(Class<?> main, Path errors) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
    command.addAll(List.of("-Xmx256m", "-Dslf4j.internal.verbosity=ERROR"));
    command.addAll(List.of("-cp", classPath(), main.getName()));
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
              .start();
      Child child = new Child(process, errors);
      Thread listener = new Thread(child::listen, "lines of " + process.pid());
      listener.setDaemon(true);
      listener.start();
      return child;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void tell(String line) {
    try {
      input.write(line);
      input.newLine();
      input.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("The child does not listen; see " + errors, e);
    }
  }

  /** The next line of the child. */
  String hear() throws InterruptedException {
    String line = output.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    if (line == null || line.equals(ENDED)) {
      throw new IllegalStateException(
          (line == null ? "The child says nothing" : "The child has ended") + "; see " + errors);
    }
    return line;
  }

  /** Lets it live for a moment; false if it ended by itself. */
  boolean livesOn(Duration moment) throws InterruptedException {
    return !process.waitFor(moment.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Ends it as a crash does (SIGKILL), and waits until it is gone. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }

  private void listen() {
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        output.add(line);
      }
    } catch (IOException e) {
      // A killed process closes its pipe in the middle; that is its end like any other.
    } finally {
      output.add(ENDED);
    }
  }

  /** The tests' class path without the logging, whose start costs more than that of the rest. */
  private static String classPath() {
    String all =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Arrays.stream(all.split(File.pathSeparator))
        .filter(entry -> !entry.contains("logback"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
