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
public final class Child implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String ENDED = "\u0004";
  private static final List<String> QUICK =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx256m");

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
  public static Child start(Class<?> main, Path errors) {
    return start(main, errors, QUICK);
  }

  /**
   * Starts a JVM without logging.
   *
   * @param errors where its standard error goes
   * @param options what the JVM is told
   */
  public static Child start(Class<?> main, Path errors, List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-Dslf4j.internal.verbosity=ERROR");
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

  public void tell(String line) {
    try {
      input.write(line);
      input.newLine();
      input.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("The child does not listen; see " + errors, e);
    }
  }

  /** The next line of the child. */
  public String hear() throws InterruptedException {
    String line = output.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    if (line == null || line.equals(ENDED)) {
      throw new IllegalStateException(
          (line == null ? "The child says nothing" : "The child has ended") + "; see " + errors);
    }
    return line;
  }

  /** The lines that it has said since, as far as they are here. */
  public List<String> heardSoFar() {
    List<String> lines = new ArrayList<>();
    int unused = output.drainTo(lines);
    lines.remove(ENDED);
    return lines;
  }

  /** Lets it stand still, as a long pause of its machine does (SIGSTOP). */
  public void stall() throws InterruptedException {
    signal("-STOP");
  }

  /** Lets it go on where it stood (SIGCONT). */
  public void awake() throws InterruptedException {
    signal("-CONT");
  }

  private void signal(String name) throws InterruptedException {
    try {
      int exit = new ProcessBuilder("kill", name, Long.toString(process.pid())).start().waitFor();
      if (exit != 0) {
        throw new IllegalStateException("kill " + name + " ended with " + exit);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets it live for a moment; false if it ended by itself. */
  public boolean livesOn(Duration moment) throws InterruptedException {
    return !process.waitFor(moment.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Ends it as a crash does (SIGKILL), and waits until it is gone. */
  public void kill() throws InterruptedException {
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
