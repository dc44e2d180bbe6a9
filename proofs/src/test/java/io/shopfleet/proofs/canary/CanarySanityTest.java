package io.shopfleet.proofs.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Whatever leaks is found: a leak is planted in every channel and in every disguise. */
class CanarySanityTest {

  private static final String SECRET = "leaky/secret+of=4f1d9a0c";

  @TempDir private Path folder;

  private final Canaries canaries = new Canaries();

  /** A record that shows what it holds. */
  private record Leak(Map<String, Optional<String>> within) {}

  /** A value that only those see who read private fields. */
  private static final class Closed {
    private final String value;

    Closed(String value) {
      this.value = value;
    }

    @Override
    public String toString() {
      return "Closed[" + value.length() + "]";
    }
  }

  private record Holder(Closed closed) {}

  @Test
  void leakInEveryChannel_isFoundThere() throws Exception {
    HostEyes eyes = new HostEyes();
    try (DatabaseEyes database = new DatabaseEyes("irrelevant-password")) {
      LogTap log = new LogTap(folder.resolve("log"));
      leakIntoLogs();
      log.close();
      leakIntoObjects(eyes);
      leakIntoExceptions(eyes);
      leakIntoThreads(eyes);
      leakIntoDatabase(database);

      Channels channels = new Channels(new Hunt(canaries));
      channels.search(log.text(), eyes, database);

      assertThat(channels.found().get(Channels.LOGS))
          .containsExactlyInAnyOrder(
              plain("log"), plain("other log"), plain("logged cause"), plain("diagnostic context"));
      assertThat(channels.found().get(Channels.PRINTED)).containsExactly(plain("record"));
      assertThat(channels.found().get(Channels.BEANS)).containsExactly(plain("record"));
      assertThat(channels.found().get(Channels.FIELDS))
          .containsExactlyInAnyOrder(plain("record"), plain("private field"));
      assertThat(channels.found().get(Channels.GSON))
          .containsExactlyInAnyOrder(plain("record"), plain("private field"));
      assertThat(channels.found().get(Channels.EXCEPTIONS))
          .containsExactlyInAnyOrder(plain("message"), plain("cause"), plain("suppressed"));
      assertThat(channels.found().get(Channels.THREADS)).containsExactly(plain("thread"));
      assertThat(channels.found().get(Channels.ROWS))
          .containsExactlyInAnyOrder(plain("text column"), "byte column (HEX)");
      assertThat(channels.found().get(Channels.FILES))
          .contains(plain("text column"), plain("byte column"), plain("deleted row"));
    }
  }

  @ParameterizedTest
  @EnumSource(Disguise.class)
  void everyDisguise_isSeenThrough(Disguise disguise) {
    canaries.plant("it", SECRET);
    Hunt hunt = new Hunt(canaries);

    for (String text : disguise.of(SECRET)) {
      byte[] bytes =
          ("before" + text + "behind")
              .getBytes(
                  disguise == Disguise.UTF_16
                      ? StandardCharsets.ISO_8859_1
                      : StandardCharsets.UTF_8);
      assertThat(hunt.in(bytes)).contains("it (" + disguise + ")");
      bytes[10]++;
      assertThat(hunt.in(bytes)).doesNotContain("it (" + disguise + ")");
    }
  }

  @Test
  void secretWithinEncodedText_isFoundWhereverItBegins() {
    canaries.plant("it", SECRET);
    Hunt hunt = new Hunt(canaries);

    for (String before : new String[] {"", "a", "ab", "abc", "abcd"}) {
      byte[] json = (before + SECRET + "\"}").getBytes(StandardCharsets.UTF_8);
      assertThat(hunt.in(Base64.getEncoder().encode(json))).containsExactly("it (BASE64)");
      assertThat(hunt.in(Base64.getUrlEncoder().encode(json))).containsExactly("it (BASE64)");
    }
  }

  @Test
  void keyThatIsNoText_isFoundRawAndInDisguise() {
    byte[] key = new byte[32];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) (i * 37 + 200);
    }
    canaries.plant("key", key);
    Hunt hunt = new Hunt(canaries);

    assertThat(hunt.in(key)).containsExactly("key");
    assertThat(hunt.in(Base64.getEncoder().encode(key))).containsExactly("key (in disguise)");
    assertThat(hunt.in(new byte[64])).isEmpty();
  }

  private void leakIntoLogs() {
    LoggerFactory.getLogger("io.shopfleet.anything").trace("sent {}", secret("log"));
    Logger.getLogger("okhttp3.internal.http2.Http2").log(Level.FINEST, secret("other log"));
    LoggerFactory.getLogger("com.zaxxer.hikari")
        .debug("failed", new IllegalStateException(new RuntimeException(secret("logged cause"))));
    MDC.put("request", secret("diagnostic context"));
    LoggerFactory.getLogger("any").trace("here");
    MDC.clear();
  }

  private void leakIntoObjects(HostEyes eyes) {
    eyes.see(new Leak(Map.of("token", Optional.of(secret("record")))));
    eyes.see(new Holder(new Closed(secret("private field"))));
  }

  private void leakIntoExceptions(HostEyes eyes) {
    Exception failure =
        new IllegalStateException(secret("message"), new RuntimeException(secret("cause")));
    failure.addSuppressed(new RuntimeException(secret("suppressed")));
    eyes.caught(failure);
  }

  private void leakIntoThreads(HostEyes eyes) throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    Thread thread =
        new Thread(
            () -> {
              try {
                end.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "GET /?token=" + secret("thread"));
    thread.start();
    eyes.noteThreads();
    end.countDown();
    thread.join();
  }

  private void leakIntoDatabase(DatabaseEyes database) throws Exception {
    database.say("CREATE TABLE leaks (said TEXT, raw BYTEA)");
    database.say("INSERT INTO leaks (said) VALUES ('" + secret("text column") + "')");
    database.say("INSERT INTO leaks (raw) VALUES ('" + secret("byte column") + "'::bytea)");
    database.say("INSERT INTO leaks (said) VALUES ('" + secret("deleted row") + "')");
    database.say("DELETE FROM leaks WHERE said = '" + secret("deleted row") + "'");
  }

  /** A secret of its own for each leak. */
  private String secret(String leak) {
    String secret =
        "leak-" + Integer.toHexString(leak.hashCode()) + "-of-" + leak.replace(' ', '-');
    canaries.plant(leak, secret);
    return secret;
  }

  private static String plain(String leak) {
    return leak + " (PLAIN)";
  }
}
