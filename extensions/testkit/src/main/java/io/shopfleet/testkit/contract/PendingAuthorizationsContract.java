package io.shopfleet.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.shopfleet.account.AccountId;
import io.shopfleet.account.CredentialId;
import io.shopfleet.account.Environment;
import io.shopfleet.account.PlatformId;
import io.shopfleet.account.RegionCode;
import io.shopfleet.account.TenantId;
import io.shopfleet.authorization.PendingAuthorization;
import io.shopfleet.authorization.PendingAuthorizations;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link PendingAuthorizations} has to do. Extend it for an implementation of your own:
 *
 * <pre>{@code
 * class OurPendingAuthorizationsTest extends PendingAuthorizationsContract {
 *   @Override
 *   protected PendingAuthorizations node() {
 *     return new OurPendingAuthorizations(dataSource);   // a new one, on the same storage
 *   }
 * }
 * }</pre>
 *
 * <p>Two instances stand for two nodes that share the storage. An implementation that keeps its
 * data in itself has no second node and returns the same instance at every call within a test. The
 * storage need not be empty, but what ended before March 2026 is removed from it. Instants are
 * whole milliseconds. Up to 32 threads call at the same time.
 */
public abstract class PendingAuthorizationsContract {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");

  private final String run = UUID.randomUUID().toString();
  private PendingAuthorizations here;
  private PendingAuthorizations there;

  /** A store as another node would build it, on the storage of the present test. */
  protected abstract PendingAuthorizations node();

  @BeforeEach
  public void buildTwoNodes() {
    here = node();
    there = node();
  }

  @Test
  public void neverAdded_absent() {
    assertThat(here.take(id("nobody"))).isEmpty();
  }

  @Test
  public void added_takenOnAnotherNodeWithAllItsParts() {
    PendingAuthorization full = pending("a", new AccountId("account-" + run), "ada");

    here.add(full);

    assertThat(there.take(full.id())).contains(full);
  }

  @Test
  public void addedWithoutAccountAndStarter_takenWithoutThem() {
    PendingAuthorization bare = pending("a", null, null);

    here.add(bare);

    assertThat(there.take(bare.id())).contains(bare);
  }

  @Test
  public void everyEnvironment_takenAsAdded() {
    for (Environment environment : Environment.values()) {
      PendingAuthorization one = in(environment);
      here.add(one);
      assertThat(there.take(one.id())).contains(one);
    }
  }

  @Test
  public void taken_goneOnEveryNode() {
    here.add(ending("a", NOON));
    assertThat(there.take(id("a"))).isPresent();

    assertThat(here.take(id("a"))).isEmpty();
    assertThat(there.take(id("a"))).isEmpty();
  }

  @Test
  public void taken_othersStay() {
    here.add(ending("a", NOON));
    here.add(ending("b", NOON));

    here.take(id("a"));

    assertThat(there.take(id("b"))).contains(ending("b", NOON));
  }

  @Test
  public void idThatWaitsAlready_refusedAndTheFirstOneStays() {
    PendingAuthorization first = ending("a", NOON);
    here.add(first);

    assertThatIllegalArgumentException().isThrownBy(() -> there.add(pending("a", null, "eve")));

    assertThat(here.take(id("a"))).contains(first);
  }

  @Test
  public void idsThatDifferInCase_areDifferent() {
    PendingAuthorization lower = ending("case-a", NOON);
    PendingAuthorization upper = ending("case-A", NOON);
    here.add(lower);

    assertThat(there.take(upper.id())).isEmpty();
    here.add(upper);

    assertThat(there.take(lower.id())).contains(lower);
    assertThat(there.take(upper.id())).contains(upper);
  }

  @Test
  public void expired_isGivenToo() {
    PendingAuthorization expired = ending("a", NOON.minusSeconds(31_536_000));

    here.add(expired);

    assertThat(there.take(expired.id())).contains(expired);
  }

  @Test
  public void removedExpired_thoseThatEndedAtOrBeforeAreGone() {
    here.add(ending("before", NOON.minusMillis(1)));
    here.add(ending("at", NOON));
    here.add(ending("after", NOON.plusMillis(1)));

    there.removeExpired(NOON);

    assertThat(here.take(id("before"))).isEmpty();
    assertThat(here.take(id("at"))).isEmpty();
    assertThat(here.take(id("after"))).contains(ending("after", NOON.plusMillis(1)));
  }

  @Test
  public void nothingExpired_removesNothing() {
    here.add(ending("a", NOON));

    there.removeExpired(NOON.minusMillis(1));

    assertThat(here.take(id("a"))).isPresent();
  }

  @Test
  public void manyTakeTheSame_exactlyOneGetsIt() {
    PendingAuthorization one = ending("a", NOON);
    here.add(one);

    List<Race.Result<Optional<PendingAuthorization>>> results =
        Race.of(Race.RUNNERS, i -> () -> anyNode(i).take(one.id()));

    assertThat(results.stream().flatMap(result -> result.value().stream())).containsExactly(one);
  }

  @Test
  public void manyAddTheSameId_exactlyOneWaits() {
    List<Race.Result<Integer>> results =
        Race.of(
            Race.RUNNERS,
            i ->
                () -> {
                  anyNode(i).add(pending("a", null, "racer-" + i));
                  return i;
                });

    List<Integer> winners =
        results.stream().filter(Race.Result::succeeded).map(Race.Result::value).toList();
    assertThat(winners).hasSize(1);
    assertThat(results)
        .filteredOn(result -> result.failedWith(IllegalArgumentException.class))
        .hasSize(Race.RUNNERS - 1);
    assertThat(there.take(id("a"))).contains(pending("a", null, "racer-" + winners.get(0)));
  }

  @Test
  public void manyNodesAtRandom_eachIsTakenOnce() {
    Fuzz fuzz = Fuzz.fromProperties();
    List<PendingAuthorization> all =
        IntStream.range(0, fuzz.rounds()).mapToObj(i -> ending("fuzz-" + i, NOON)).toList();
    all.forEach(here::add);
    Queue<PendingAuthorization> taken = new ConcurrentLinkedQueue<>();

    fuzz.run(
        runner ->
            random -> node().take(all.get(random.nextInt(all.size())).id()).ifPresent(taken::add));
    all.forEach(one -> node().take(one.id()).ifPresent(taken::add));

    assertThat(taken).as(fuzz.toString()).containsExactlyInAnyOrderElementsOf(all);
  }

  /** By turns two nodes that live as long as the test, and one that is built for this call. */
  private PendingAuthorizations anyNode(int number) {
    return number % 3 == 0 ? here : number % 3 == 1 ? there : node();
  }

  private String id(String suffix) {
    return run + "-" + suffix;
  }

  private PendingAuthorization pending(
      String suffix, @Nullable AccountId account, @Nullable String startedBy) {
    return of(id(suffix), Environment.PRODUCTION, account, startedBy, NOON);
  }

  private PendingAuthorization ending(String suffix, Instant expiresAt) {
    return of(id(suffix), Environment.PRODUCTION, null, "ada", expiresAt);
  }

  private PendingAuthorization in(Environment environment) {
    return of(id(environment.name()), environment, null, null, NOON);
  }

  private static PendingAuthorization of(
      String id,
      Environment environment,
      @Nullable AccountId account,
      @Nullable String startedBy,
      Instant expiresAt) {
    return new PendingAuthorization(
        id,
        new TenantId("tenant-1"),
        new PlatformId("contract-market"),
        environment,
        new RegionCode("ID"),
        new CredentialId("app-1"),
        account,
        startedBy,
        expiresAt.minusSeconds(600),
        expiresAt);
  }
}
