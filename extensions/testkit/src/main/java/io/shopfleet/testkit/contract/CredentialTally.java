package io.shopfleet.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.account.CredentialId;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.CredentialStore;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Two counters about one credential: a plain one that only the lock protects, and one inside the
 * credential that only the version protects. Every step asks for a node anew, so that nothing can
 * hide in an instance.
 */
final class CredentialTally {

  private static final String COUNT = "count";

  private final CredentialId id;
  private final AtomicInteger exclusiveSteps = new AtomicInteger();
  private final AtomicInteger savedSteps = new AtomicInteger();
  // Neither volatile nor atomic: two at a time would lose counts.
  private int unprotected;

  CredentialTally(CredentialId id) {
    this.id = id;
  }

  void start(CredentialStore store) {
    assertThat(store.save(id, 0, Credential.of(id, Map.of(COUNT, "0"), Map.of()))).isTrue();
  }

  void countExclusively(Supplier<CredentialStore> nodes, Duration maxWait) {
    Optional<Integer> counted = nodes.get().withExclusive(id, maxWait, () -> countOn(nodes.get()));
    assertThat(counted).as("the lock came within " + maxWait).isPresent();
    exclusiveSteps.incrementAndGet();
  }

  private int countOn(CredentialStore store) {
    int read = unprotected;
    // Long enough for somebody else to come in, if the store lets them.
    assertThat(store.load(id)).isPresent();
    unprotected = read + 1;
    return unprotected;
  }

  void countBySaving(Supplier<CredentialStore> nodes) {
    long seen = 0;
    boolean saved = false;
    while (!saved) {
      Credential read = nodes.get().load(id).orElseThrow();
      assertThat(read.version()).as("version read, after one was refused").isGreaterThan(seen);
      String next = String.valueOf(count(read) + 1);
      saved = nodes.get().save(id, read.version(), read.withParameter(COUNT, next));
      seen = read.version();
    }
    savedSteps.incrementAndGet();
  }

  void verify(String how, CredentialStore store, Duration maxWait) {
    assertThat(store.withExclusive(id, maxWait, () -> unprotected))
        .as(how + ": counts under the lock")
        .contains(exclusiveSteps.get());
    Credential stored = store.load(id).orElseThrow();
    assertThat(count(stored)).as(how + ": counts by saving").isEqualTo(savedSteps.get());
    assertThat(stored.version()).as(how + ": version").isEqualTo(savedSteps.get() + 1L);
  }

  private static int count(Credential credential) {
    return Integer.parseInt(credential.parameter(COUNT).orElseThrow());
  }
}
