package io.shopfleet.proofs.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.account.CredentialId;
import io.shopfleet.credential.AccessToken;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.CredentialStore;
import io.shopfleet.credential.Renewal;
import io.shopfleet.credential.RenewalPolicy;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.jdbc.server.DatabaseKind;
import io.shopfleet.jdbc.server.TestDatabase;
import io.shopfleet.proofs.Figures;
import io.shopfleet.proofs.ProofShop;
import io.shopfleet.proofs.Share;
import io.shopfleet.testkit.simulator.VirtualClock;
import io.shopfleet.testkit.simulator.tiktok.FakeApp;
import io.shopfleet.testkit.simulator.tiktok.FakeSeller;
import io.shopfleet.testkit.simulator.tiktok.FakeShop;
import io.shopfleet.testkit.simulator.tiktok.FakeTikTokShop;
import io.shopfleet.testkit.simulator.tiktok.FakeTokens;
import io.shopfleet.tiktokshop.TikTokShopClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToIntFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that renews the tokens of eight accounts is killed at every point of a renewal. What it
 * leaves behind is then used by somebody else. An account may need a person only if the marketplace
 * gave a pair of tokens that was not saved.
 */
class KilledWhileRenewingTest {

  // The server warns of every connection that a killed process leaves behind.
  private static final Logger SERVER_LOG = Logger.getLogger(MockWebServer.class.getName());

  private static final int ACCOUNTS = 8;
  private static final Duration AT_ONCE = Duration.ofSeconds(20);
  private static final RenewalPolicy POLICY = RenewalPolicy.DEFAULT;

  @RegisterExtension
  private static final TestDatabase DATABASE = TestDatabase.on(DatabaseKind.POSTGRESQL);

  @TempDir private Path folder;

  private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-11-02T03:00:00Z"));
  private final FakeTikTokShop fake = FakeTikTokShop.open(clock);
  private final FakeApp app = fake.app();
  private final Random random = new Random(11);
  private final List<Member> members = new ArrayList<>();
  private final Map<KillPoint, Tally> tallies = new EnumMap<>(KillPoint.class);

  /** An account with its seller at the simulator. */
  private record Member(ProofShop shop, FakeSeller seller) {}

  /** What an account was like before a process was let loose on it. */
  private record Before(Member member, FakeTokens pair, int refreshes) {}

  private static final class Tally {
    private int kills;
    private int notAsked;
    private int saved;
    private int lost;
  }

  @BeforeEach
  void expectBrokenConnections() {
    SERVER_LOG.setLevel(Level.OFF);
  }

  @AfterEach
  void close() {
    fake.close();
  }

  @Test
  void processKilledAtAnyPointOfARenewal_onlyAnUnsavedPairNeedsAPerson() throws Exception {
    Scene scene = new Scene();
    int kills = Share.ofBuild().of(200);
    Child next = scene.child(0);
    try {
      for (int kill = 0; kill < kills; kill++) {
        Child child = next;
        next = scene.child(kill + 1);
        scene.kill(child, KillPoint.values()[kill % KillPoint.values().length]);
      }
    } finally {
      next.close();
    }
    figures(kills).tell();
  }

  /** The shared database and time, and what is done on them. */
  private final class Scene {

    private final NodeMain.Place place =
        new NodeMain.Place(
            folder.resolve("time"),
            fake.url().uri(),
            DATABASE.address(),
            SharedCredentials.newKey());
    private final CredentialStore store = SharedCredentials.on(DATABASE.dataSource(), place.key());
    private final SharedTime time = SharedTime.in(place.time());

    Scene() {
      for (int i = 0; i < ACCOUNTS; i++) {
        FakeSeller seller = fake.seller("Seller " + i, "ID");
        FakeShop opened = seller.shop();
        ProofShop shop =
            new ProofShop(opened.id(), opened.cipher(), new CredentialId("killed-" + i));
        assertThat(
                store.save(
                    shop.credential(),
                    0,
                    shop.credential(app, seller.connect(app), POLICY, random)))
            .isTrue();
        members.add(new Member(shop, seller));
      }
    }

    /** A process that is ready to renew, with everything loaded that it needs for it. */
    Child child(int number) {
      Child child = Child.start(NodeMain.class, folder.resolve("errors-" + number));
      child.tell(place.line());
      members.forEach(member -> child.tell(FleetNode.line(member.shop())));
      return child;
    }

    void kill(Child child, KillPoint point) throws Exception {
      assertThat(child.hear()).isEqualTo("there");
      moveBehindEveryToken();
      List<Before> before = members.stream().map(this::before).toList();
      try (KillPoint.Trap trap = point.set(fake, DATABASE.dataSource(), random)) {
        child.tell(NodeMain.ASK);
        trap.await(child, ACCOUNTS);
        child.kill();
      }
      Tally tally = tallies.computeIfAbsent(point, unused -> new Tally());
      tally.kills++;
      judge(before, tally);
    }

    private void moveBehindEveryToken() {
      Instant last =
          members.stream()
              .map(member -> latest(member).accessTokenExpiresAt())
              .max(Instant::compareTo)
              .orElseThrow();
      clock.setTo(last.plusSeconds(1));
      time.moveTo(clock.instant());
    }

    private Before before(Member member) {
      return new Before(member, latest(member), member.seller().refreshCount());
    }

    /** Everything the dead process left is found by a fleet that was not there. */
    private void judge(List<Before> before, Tally tally) {
      try (FleetNode heir = new FleetNode(place.marketplace(), store, time)) {
        for (Before was : before) {
          judge(was, heir, tally);
        }
      }
    }

    private void judge(Before was, FleetNode heir, Tally tally) {
      Member member = was.member();
      TikTokShopClient client = heir.open(member.shop());
      CredentialId id = member.shop().credential();
      assertThat(store.withExclusive(id, AT_ONCE, () -> true))
          .as("the lock of %s after its holder died", id)
          .isPresent();
      Credential left = store.load(id).orElseThrow();
      boolean saved = !isOf(left, was.pair());
      if (saved) {
        assertThat(isOf(left, latest(member)))
            .as("the row of %s holds a pair that the marketplace gave", id)
            .isTrue();
      }
      boolean asked = member.seller().refreshCount() > was.refreshes();
      int renewed = heir.renewals();
      try {
        assertThat(ProofShop.ask(client)).isFalse();
        assertThat(isOf(store.load(id).orElseThrow(), latest(member))).isTrue();
        if (heir.renewals() > renewed) {
          tally.notAsked++;
        } else {
          tally.saved++;
        }
      } catch (MarketplaceException e) {
        assertThat(saved).as("%s has the pair that was saved, and yet: %s", id, e).isFalse();
        lost(member, e);
        tally.lost++;
      }
      assertThat(member.seller().refreshCount() - was.refreshes())
          .as("pairs that the marketplace gave for %s (asked by the dead: %s)", id, asked)
          .isEqualTo(1);
    }

    /** The named window, and nothing else: the marketplace gave a pair, and nobody has it. */
    private void lost(Member member, MarketplaceException failure) {
      CredentialId id = member.shop().credential();
      Credential stored = store.load(id).orElseThrow();
      assertThat(failure.kind()).as("%s", failure).isEqualTo(FailureKind.AUTH_REJECTED);
      assertThat(stored.renewal().state()).isEqualTo(Renewal.State.NEEDS_REAUTH);
      assertThat(isOf(stored, latest(member)))
          .as("%s needs a person although the last pair was saved", id)
          .isFalse();
      Credential anew = member.shop().credential(app, member.seller().connect(app), POLICY, random);
      assertThat(store.save(id, stored.version(), anew)).isTrue();
    }
  }

  private FakeTokens latest(Member member) {
    return member.seller().latestTokens(app).orElseThrow();
  }

  private static boolean isOf(Credential credential, FakeTokens pair) {
    AccessToken access = credential.accessToken();
    boolean sameAccess = access.value().reveal().equals(pair.accessToken());
    boolean sameRefresh = credential.refreshToken().value().reveal().equals(pair.refreshToken());
    assertThat(sameAccess)
        .as("the two tokens of %s are a pair", credential.id())
        .isEqualTo(sameRefresh);
    return sameAccess;
  }

  private Figures figures(int kills) {
    Figures figures =
        new Figures("killed-while-renewing")
            .add("kills", kills)
            .add("accounts", ACCOUNTS)
            .add("judged", kills * ACCOUNTS)
            .add("working", sum(tally -> tally.saved + tally.notAsked))
            .add("in the named window", sum(tally -> tally.lost));
    tallies.forEach(
        (point, tally) ->
            figures.add(
                "killed " + point.words(),
                "%d (not given %d, saved %d, given and not saved %d)"
                    .formatted(tally.kills, tally.notAsked, tally.saved, tally.lost)));
    return figures;
  }

  private int sum(ToIntFunction<Tally> figure) {
    return tallies.values().stream().mapToInt(figure).sum();
  }
}
