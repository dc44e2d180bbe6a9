package io.shopfleet.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.shopfleet.account.CredentialId;
import io.shopfleet.credential.AccessToken;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.CredentialStoreException;
import io.shopfleet.credential.Secret;
import io.shopfleet.jdbc.internal.database.Database;
import io.shopfleet.jdbc.internal.row.CredentialRows;
import io.shopfleet.jdbc.server.DatabaseKind;
import io.shopfleet.jdbc.server.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Keys change while nodes run, and what was tampered with does not open. */
class RewrapTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Nested
  class OnPostgresql extends OnAnyDatabase {
    OnPostgresql() {
      super(DatabaseKind.POSTGRESQL);
    }
  }

  @Nested
  class OnMariadb extends OnAnyDatabase {
    OnMariadb() {
      super(DatabaseKind.MARIADB);
    }
  }

  @Nested
  class OnH2 extends OnAnyDatabase {
    OnH2() {
      super(DatabaseKind.H2);
    }
  }

  abstract static class OnAnyDatabase {

    private static final int CREDENTIALS = 12;

    @RegisterExtension final TestDatabase database;
    private final EncryptionKeys oldKeys = EncryptionKeys.generate();
    private final EncryptionKeys bothOld = oldKeys.withNewKey();
    private final EncryptionKeys bothNew = bothOld.sealingWith(bothOld.keyIds().get(1));
    private final EncryptionKeys newKeys = bothNew.without(oldKeys.presentKeyId());

    OnAnyDatabase(DatabaseKind kind) {
      database = TestDatabase.on(kind);
    }

    @Test
    void nothingSealedOtherwise_nothingIsDone() {
      saveAll(store(oldKeys));

      assertThat(store(oldKeys).rewrap(100)).isEqualTo(new Rewrapping(0, 0, List.of()));
      assertThat(store(oldKeys).rewrap(100).complete()).isTrue();
    }

    @Test
    void limited_goesOnWhereItStopped() {
      saveAll(store(oldKeys));

      assertThat(store(bothNew).rewrap(5)).isEqualTo(new Rewrapping(5, 7, List.of()));
      assertThat(store(bothNew).rewrap(5)).isEqualTo(new Rewrapping(5, 2, List.of()));
      assertThat(store(bothNew).rewrap(5)).isEqualTo(new Rewrapping(2, 0, List.of()));
    }

    @Test
    void complete_oldKeyCanBeDroppedAndNothingElseChanged() {
      saveAll(store(oldKeys));

      assertThat(store(bothNew).rewrap(100).complete()).isTrue();

      for (int i = 0; i < CREDENTIALS; i++) {
        assertThat(store(newKeys).load(id(i))).contains(credential(i, 0).withVersion(1));
      }
    }

    @Test
    void keyIsMissing_passedOverAndNamed() {
      EncryptionKeys lost = EncryptionKeys.generate();
      saveAll(store(oldKeys));
      assertThat(store(lost).save(new CredentialId("lost"), 0, lost("lost"))).isTrue();

      Rewrapping rewrapping = store(bothNew).rewrap(100);

      assertThat(rewrapping)
          .isEqualTo(new Rewrapping(CREDENTIALS, 1, List.of(new CredentialId("lost"))));
      assertThat(rewrapping.complete()).isFalse();
      assertThatExceptionOfType(CredentialStoreException.class)
          .isThrownBy(() -> store(bothNew).load(new CredentialId("lost")))
          .withMessageContaining(lost.presentKeyId());
    }

    @Test
    void limitBelowOne_refused() {
      assertThatIllegalArgumentException().isThrownBy(() -> store(oldKeys).rewrap(0));
    }

    @Test
    void eightSaveMeanwhile_noSaveIsLostAndAllOpensWithTheNewKey() throws Exception {
      saveAll(store(oldKeys));
      AtomicBoolean stop = new AtomicBoolean();
      CountDownLatch allSaved = new CountDownLatch(8);
      ExecutorService threads = Executors.newFixedThreadPool(8);
      List<Future<Integer>> savers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        int number = i;
        // Half of the nodes have not heard yet that the new key seals.
        JdbcCredentialStore node = store(i % 2 == 0 ? bothOld : bothNew);
        savers.add(threads.submit(() -> saveUntil(stop, node, number, allSaved)));
      }
      threads.shutdown();

      for (int round = 0; round < 30; round++) {
        store(bothNew).rewrap(5);
      }
      // Told by the savers themselves if one of them fails.
      boolean everybodySaved = allSaved.await(60, TimeUnit.SECONDS);
      stop.set(true);
      List<Integer> saves = new ArrayList<>();
      for (Future<Integer> saver : savers) {
        saves.add(saver.get(60, TimeUnit.SECONDS));
      }
      while (!store(bothNew).rewrap(5).complete()) {}

      for (int i = 0; i < 8; i++) {
        assertThat(store(newKeys).load(id(i)))
            .contains(credential(i, saves.get(i)).withVersion(saves.get(i) + 1));
      }
      assertThat(everybodySaved).isTrue();
    }

    @Test
    void rowMovedToAnotherId_doesNotOpen() {
      saveAll(store(oldKeys));
      Databases.execute(
          database.dataSource(), "DELETE FROM integration_credentials WHERE id = 'c-1'");
      Databases.execute(
          database.dataSource(), "UPDATE integration_credentials SET id = 'c-1' WHERE id = 'c-0'");

      assertThatExceptionOfType(CredentialStoreException.class)
          .isThrownBy(() -> store(oldKeys).load(id(1)))
          .withMessageContaining("c-1");
      assertThat(store(oldKeys).load(id(0))).isEmpty();
    }

    @Test
    void byteOfARowChanged_doesNotOpen() throws Exception {
      saveAll(store(oldKeys));
      new Database(database.dataSource())
          .use(
              (handle, dialect) -> {
                byte[] sealed = CredentialRows.find(handle, id(0)).orElseThrow().sealed().bytes();
                sealed[sealed.length / 2] ^= 1;
                return handle
                    .createUpdate("UPDATE integration_credentials SET sealed = :s WHERE id = 'c-0'")
                    .bind("s", sealed)
                    .execute();
              });

      assertThatExceptionOfType(CredentialStoreException.class)
          .isThrownBy(() -> store(oldKeys).load(id(0)))
          .withMessageContaining("c-0");
      assertThat(store(oldKeys).load(id(1))).isPresent();
    }

    @Test
    void columnsForOperators_tellStateAndExpiryAndAreNeverRead() {
      store(oldKeys).save(id(0), 0, credential(0, 0));
      String columns =
          Databases.single(
              database.dataSource(),
              "SELECT CONCAT(renewal_state, ' ', access_token_expires_at, ' ',"
                  + " CASE WHEN refresh_token_expires_at IS NULL THEN 'none' END, ' ', version)"
                  + " FROM integration_credentials");

      assertThat(columns).startsWith("HEALTHY 2026-03-01 1").endsWith("none 1");
      Databases.execute(
          database.dataSource(), "UPDATE integration_credentials SET renewal_state = 'nonsense'");
      assertThat(store(oldKeys).load(id(0))).contains(credential(0, 0).withVersion(1));
    }

    @Test
    void instantsThatNoDatabaseKnows_areSavedNevertheless() {
      Credential credential =
          Credential.of(id(0), Map.of(), Map.of())
              .withTokens(
                  new AccessToken(Secret.of("a"), Instant.MAX, Instant.MIN, Instant.MAX), null);

      assertThat(store(oldKeys).save(id(0), 0, credential)).isTrue();

      assertThat(store(oldKeys).load(id(0))).contains(credential.withVersion(1));
    }

    private int saveUntil(
        AtomicBoolean stop, JdbcCredentialStore node, int number, CountDownLatch saved) {
      int saves = 0;
      while (!stop.get()) {
        assertThat(node.save(id(number), saves + 1, credential(number, saves + 1))).isTrue();
        saves++;
        assertThat(node.load(id(number)))
            .contains(credential(number, saves).withVersion(saves + 1));
        if (saves == 1) {
          saved.countDown();
        }
      }
      return saves;
    }

    private JdbcCredentialStore store(EncryptionKeys keys) {
      return new JdbcCredentialStore(database.dataSource(), new TinkCredentialCipher(keys));
    }

    private static void saveAll(JdbcCredentialStore store) {
      for (int i = 0; i < CREDENTIALS; i++) {
        assertThat(store.save(id(i), 0, credential(i, 0))).isTrue();
      }
    }

    private static CredentialId id(int number) {
      return new CredentialId("c-" + number);
    }

    private static Credential credential(int number, int save) {
      return Credential.of(id(number), Map.of("save", String.valueOf(save)), Map.of())
          .withTokens(AccessToken.expiringAt(Secret.of("token-" + save), NOON), null);
    }

    private static Credential lost(String id) {
      return Credential.of(new CredentialId(id), Map.of(), Map.of());
    }
  }
}
