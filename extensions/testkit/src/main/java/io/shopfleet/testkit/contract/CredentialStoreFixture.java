package io.shopfleet.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.account.CredentialId;
import io.shopfleet.credential.AccessToken;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.CredentialStore;
import io.shopfleet.credential.RefreshToken;
import io.shopfleet.credential.Renewal;
import io.shopfleet.credential.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;

/** Two nodes on one storage, and the words that the tests of credential stores share. */
public abstract class CredentialStoreFixture {

  static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");
  static final Duration LONG = Duration.ofSeconds(50);

  final CredentialId id = new CredentialId("contract-" + UUID.randomUUID());
  CredentialStore here;
  CredentialStore there;

  /** A store as another node would build it, on the storage of the present test. */
  protected abstract CredentialStore node();

  @BeforeEach
  public void buildTwoNodes() {
    here = node();
    there = node();
  }

  boolean innerIsRefused(AtomicBoolean ran) {
    try {
      return here.withExclusive(id, Duration.ofMillis(20), () -> run(ran)).isEmpty();
    } catch (IllegalStateException e) {
      return true;
    }
  }

  static int count(int[] counter, AtomicInteger inside, AtomicBoolean overlap) {
    if (inside.incrementAndGet() != 1) {
      overlap.set(true);
    }
    int read = counter[0];
    counter[0] = read + 1;
    inside.decrementAndGet();
    return 1;
  }

  boolean countUp(CredentialStore store) {
    Credential read = store.load(id).orElseThrow();
    int count = Integer.parseInt(read.parameter("count").orElseThrow());
    return store.save(id, read.version(), read.withParameter("count", String.valueOf(count + 1)));
  }

  static boolean run(AtomicBoolean ran) {
    ran.set(true);
    return true;
  }

  void whileHeld(Runnable meanwhile) {
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Race.Running<Optional<String>> holder = Race.start(() -> hold(held, release));
    try {
      Race.pass(held);
      meanwhile.run();
    } finally {
      release.countDown();
      assertThat(holder.end().value()).contains("held");
    }
  }

  Optional<String> hold(CountDownLatch held, CountDownLatch release) {
    return here.withExclusive(
        id,
        LONG,
        () -> {
          held.countDown();
          Race.stay(release);
          return "held";
        });
  }

  /** By turns two nodes that live as long as the test, and one that is built for this call. */
  CredentialStore anyNode(int number) {
    return number % 3 == 0 ? here : number % 3 == 1 ? there : node();
  }

  CredentialId other() {
    return new CredentialId(id.value() + "-other");
  }

  Credential full() {
    return full(id);
  }

  Credential full(CredentialId owner) {
    return new Credential(
        owner,
        Map.of("app_key", "6a7b8c", "open_id", "o-1"),
        Map.of("app_secret", Secret.of("s3cret"), "other", Secret.of("0ther")),
        new AccessToken(
            Secret.of("access-1"),
            NOON.plusSeconds(600),
            NOON,
            NOON.plusSeconds(300),
            NOON.minusSeconds(60)),
        new RefreshToken(Secret.of("refresh-1"), NOON.plusSeconds(86_400)),
        Set.of("seller.order.info", "seller.product.basic"),
        new Renewal(Renewal.State.BACKING_OFF, 2, NOON.plusSeconds(30), "HTTP 503"),
        0);
  }

  Credential pair(int number) {
    return pair(id, number);
  }

  Credential pair(CredentialId owner, int number) {
    return Credential.of(owner, Map.of("number", String.valueOf(number)), Map.of())
        .withTokens(
            new AccessToken(Secret.of("access-" + number), NOON, NOON, NOON),
            new RefreshToken(Secret.of("refresh-" + number), null));
  }
}
