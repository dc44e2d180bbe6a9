package io.shopfleet.proofs.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.account.CredentialId;
import io.shopfleet.credential.AccessToken;
import io.shopfleet.credential.CredentialStore;
import io.shopfleet.credential.RenewalPolicy;
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
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two JVMs of 64 threads each share one credential of a seller with 64 shops. Its refresh token
 * works once. Round by round the time moves to an instant at which the token should or must be
 * renewed, and all threads ask at once.
 */
class TwoProcessesTest {

  private static final int PROCESSES = 2;
  private static final int THREADS = 64;
  private static final CredentialId CREDENTIAL = new CredentialId("shared");

  @RegisterExtension
  private static final TestDatabase DATABASE = TestDatabase.on(DatabaseKind.POSTGRESQL);

  @TempDir private Path folder;

  private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-11-02T03:00:00Z"));
  private final FakeTikTokShop fake = FakeTikTokShop.open(clock);
  private final FakeApp app = fake.app();
  private final FakeSeller seller = fake.seller("Seller of 64 shops", "ID");
  private final List<Child> children = new ArrayList<>();

  /** The instant, as the stored token has it, to which the time moves before a round. */
  private enum Moment {
    JUST_BEFORE_ADVICE(0) {
      @Override
      Instant of(AccessToken token) {
        return token.advisoryAt().minusMillis(1);
      }
    },
    ADVICE(1) {
      @Override
      Instant of(AccessToken token) {
        return token.advisoryAt();
      }
    },
    MANDATORY(1) {
      @Override
      Instant of(AccessToken token) {
        return token.mandatoryAt();
      }
    },
    DEAD(1) {
      @Override
      Instant of(AccessToken token) {
        return token.expiresAt().plus(Duration.ofHours(1));
      }
    };

    private final int renewals;

    Moment(int renewals) {
      this.renewals = renewals;
    }

    abstract Instant of(AccessToken token);
  }

  @AfterEach
  void close() throws Exception {
    for (Child child : children) {
      child.close();
    }
    fake.close();
  }

  @Test
  void twoProcesses_oneRenewalPerExpiry_noRequestFails_noDeadTokenIsSent() throws Exception {
    Expiries expiries = new Expiries(Share.ofBuild().of(200));
    expiries.run();

    assertThat(deadTokens()).as("requests that carried a dead token").isZero();
    expiries.figures("two-processes").tell();
  }

  @Test
  void oldTokenDiesWithTheRefresh_oneRenewalPerExpiryAndNoRequestFails() throws Exception {
    fake.oldAccessTokenDiesOnRefresh(true);
    Expiries expiries = new Expiries(Share.ofBuild().of(50));
    expiries.run();

    expiries
        .figures("two-processes-hard")
        .add("sent with a token that had just died, and sent again", deadTokens())
        .tell();
  }

  /** A number of expiries, each seen by all threads of both processes. */
  private final class Expiries {

    private final Random random = new Random(7);
    private final int expiries;
    private final List<ProofShop> shops = new ArrayList<>();
    private final NodeMain.Place place =
        new NodeMain.Place(
            folder.resolve("time"),
            fake.url().uri(),
            DATABASE.address(),
            SharedCredentials.newKey());
    private final CredentialStore store = SharedCredentials.on(DATABASE.dataSource(), place.key());
    private final SharedTime time = SharedTime.in(place.time());
    private final int[] rounds = new int[Moment.values().length];
    private int requests;
    private int answered;

    Expiries(int expiries) {
      this.expiries = expiries;
    }

    void run() throws Exception {
      begin();
      for (int expiry = 0; expiry < expiries; expiry++) {
        if (expiry % 5 == 0) {
          round(Moment.JUST_BEFORE_ADVICE);
        }
        round(Moment.values()[1 + expiry % 3]);
      }
      assertThat(answered).as("requests that were answered").isEqualTo(requests);
      assertThat(seller.refreshCount()).as("renewals").isEqualTo(expiries);
      assertThat(seller.reuseCount()).as("refresh tokens that were offered twice").isZero();
    }

    private void begin() throws Exception {
      store.erase(CREDENTIAL);
      time.moveTo(clock.instant());
      for (int i = 0; i < THREADS; i++) {
        FakeShop shop = seller.shop();
        shops.add(new ProofShop(shop.id(), shop.cipher(), CREDENTIAL));
      }
      assertThat(
              store.save(
                  CREDENTIAL,
                  0,
                  shops.get(0).credential(app, seller.connect(app), RenewalPolicy.DEFAULT, random)))
          .isTrue();
      for (int i = 0; i < PROCESSES; i++) {
        Child child = Child.start(NodeMain.class, folder.resolve("errors-" + i));
        children.add(child);
        child.tell(place.line());
        shops.forEach(shop -> child.tell(FleetNode.line(shop)));
        assertThat(child.hear()).isEqualTo("there");
      }
    }

    private void round(Moment moment) throws Exception {
      int before = seller.refreshCount();
      Instant now = moment.of(store.load(CREDENTIAL).orElseThrow().accessToken());
      time.moveTo(now);
      clock.setTo(now);
      children.forEach(child -> child.tell(NodeMain.ASK));
      for (Child child : children) {
        NodeMain.Asked asked = NodeMain.Asked.of(child.hear());
        assertThat(asked.failures()).as("failures of a round at %s", moment).isEqualTo("[]");
        answered += asked.answered();
      }
      assertThat(seller.refreshCount() - before)
          .as("renewals of a round at %s", moment)
          .isEqualTo(moment.renewals);
      rounds[moment.ordinal()]++;
      requests += PROCESSES * THREADS;
    }

    Figures figures(String proof) {
      return new Figures(proof)
          .add("processes", PROCESSES)
          .add("threads each", THREADS)
          .add("expiries", expiries)
          .add("renewals", seller.refreshCount())
          .add("refresh tokens offered twice", seller.reuseCount())
          .add("requests", requests)
          .add("rounds just before advice", rounds[Moment.JUST_BEFORE_ADVICE.ordinal()])
          .add("at the advisory instant", rounds[Moment.ADVICE.ordinal()])
          .add("at the mandatory instant", rounds[Moment.MANDATORY.ordinal()])
          .add("after the end", rounds[Moment.DEAD.ordinal()])
          .add("failed requests", requests - answered);
    }
  }

  /** As the marketplace judged by its own clock. */
  private long deadTokens() {
    return fake.journal().countAnswered("105001") + fake.journal().countAnswered("105002");
  }
}
