package io.shopfleet.jdbc.adoption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopfleet.account.AccountId;
import io.shopfleet.account.AccountQuery;
import io.shopfleet.account.CredentialId;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.CredentialStore;
import io.shopfleet.credential.CredentialStoreException;
import io.shopfleet.credential.Secret;
import io.shopfleet.jdbc.EncryptionKeys;
import io.shopfleet.jdbc.SchemaException;
import io.shopfleet.jdbc.ShopfleetJdbc;
import io.shopfleet.jdbc.TinkCredentialCipher;
import io.shopfleet.jdbc.server.DatabaseKind;
import io.shopfleet.jdbc.server.FaultyDataSource;
import io.shopfleet.jdbc.server.TestDatabase;
import io.shopfleet.testkit.contract.StorageFaults;
import io.shopfleet.testkit.contract.StorageFaults.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever interrupts an adoption, the next run brings it to the same end. */
class InterruptedAdoptionTest {

  private static final String CREDENTIALS =
      "SELECT id, version FROM integration_credentials ORDER BY id";
  private static final List<String> ONCE_EACH =
      List.of("adopted-1|1", "adopted-2|1", "adopted-3|1", "adopted-4|1");

  @RegisterExtension final TestDatabase database = TestDatabase.emptyOn(DatabaseKind.POSTGRESQL);

  private HandmadeDatabase handmade;
  private ShopfleetJdbc stores;

  @BeforeEach
  void build() {
    handmade = new HandmadeDatabase(database.dataSource(), "numbered.sql");
    stores =
        ShopfleetJdbc.on(
            database.dataSource(),
            new TinkCredentialCipher(EncryptionKeys.generate()),
            HandmadeDatabase.NOON);
  }

  private GuideAdoption adoption(DataSource dataSource, CredentialStore credentials) {
    return GuideAdoption.of(
        dataSource, credentials, List.of(HandmadeDatabase.TOKOPEDIA), HandmadeDatabase.NOON);
  }

  private GuideAdoption adoption() {
    return adoption(database.dataSource(), stores.credentials());
  }

  @Test
  void diedAfterTheSecretsWereSaved_nextRunSavesThemOnceAndGoesOn() {
    CredentialStore dying = new DyingStore(stores.credentials(), new CredentialId("adopted-2"));

    assertThatExceptionOfType(CredentialStoreException.class)
        .isThrownBy(() -> adoption(database.dataSource(), dying).run());
    assertThat(handmade.rows(CREDENTIALS)).containsExactly("adopted-1|1", "adopted-2|1");
    assertThat(handmade.rows("SELECT credentials FROM integration_accounts WHERE id = '2'"))
        .first()
        .asString()
        .contains("planted-secret-solo");
    AdoptionReport second = adoption().run();

    assertThat(second.adopted()).extracting(AccountId::value).containsExactly("2", "3", "4", "5");
    assertThat(handmade.rows(CREDENTIALS)).isEqualTo(ONCE_EACH);
    assertThat(stores.accounts().list(AccountQuery.all(), null, 100).accounts()).hasSize(5);
    assertThat(handmade.everything()).doesNotContain("planted-");
  }

  @Test
  void whileSecretsAreSaved_nobodyElseAdoptsTheirAccount() {
    List<String> seen = new ArrayList<>();
    CredentialStore watching =
        new WatchingStore(
            stores.credentials(),
            () ->
                seen.addAll(
                    handmade.rows(
                        "SELECT id FROM integration_accounts WHERE version = 0"
                            + " ORDER BY created_at FOR UPDATE SKIP LOCKED")));

    adoption(database.dataSource(), watching).run();

    // One less each time: those that are adopted, and the one that is being adopted.
    assertThat(seen)
        .containsExactly(
            "2", "3", "4", "5", "6", "7", "3", "4", "5", "6", "7", "4", "5", "6", "7", "5", "6",
            "7");
  }

  @Test
  void documentChangedAfterACrash_secretsOfTheDocumentCount() {
    CredentialStore dying = new DyingStore(stores.credentials(), new CredentialId("adopted-2"));
    assertThatExceptionOfType(CredentialStoreException.class)
        .isThrownBy(() -> adoption(database.dataSource(), dying).run());
    handmade.execute(
        "UPDATE integration_accounts SET credentials ="
            + " jsonb_set(credentials, '{client_secret}', '\"newer\"') WHERE id = '2'");

    adoption().run();

    assertThat(
            stores
                .credentials()
                .load(new CredentialId("adopted-2"))
                .flatMap(credential -> credential.secret("client_secret")))
        .contains(Secret.of("newer"));
  }

  @Test
  void databaseFailsAtAnyMoment_laterRunComesToTheSameEnd() {
    StorageFaults faults = new StorageFaults();
    DataSource faulty = new FaultyDataSource(database.dataSource(), faults);
    int failures = 0;
    for (Moment moment : List.of(Moment.COMMIT, Moment.ANSWER)) {
      for (int passes = 0; passes < 4; passes++) {
        faults.stumbleAt(moment, passes);
        try {
          adoption(faulty, stores.credentials()).run();
        } catch (AdoptionException | SchemaException e) {
          failures++;
        }
        faults.well();
      }
    }
    adoption().run();

    assertThat(failures).isPositive();
    assertThat(handmade.rows(CREDENTIALS)).isEqualTo(ONCE_EACH);
    assertThat(stores.accounts().list(AccountQuery.all(), null, 100).accounts()).hasSize(5);
    assertThat(handmade.everything()).doesNotContain("planted-");
  }

  @Test
  void twoAtTheSameTime_eachAccountIsAdoptedOnce() throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    ExecutorService nodes = Executors.newFixedThreadPool(2);
    List<Future<AdoptionReport>> running = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      running.add(
          nodes.submit(
              () -> {
                start.await();
                return adoption().run();
              }));
    }
    nodes.shutdown();
    List<AccountId> adopted = new ArrayList<>();
    for (Future<AdoptionReport> one : running) {
      adopted.addAll(one.get().adopted());
    }

    assertThat(adopted)
        .extracting(AccountId::value)
        .containsExactlyInAnyOrder("1", "2", "3", "4", "5");
    assertThat(handmade.rows(CREDENTIALS)).isEqualTo(ONCE_EACH);
  }

  /** Looks around whenever a credential is saved. */
  private record WatchingStore(CredentialStore store, Runnable look) implements CredentialStore {

    @Override
    public Optional<Credential> load(CredentialId id) {
      return store.load(id);
    }

    @Override
    public boolean save(CredentialId id, long expectedVersion, Credential credential) {
      look.run();
      return store.save(id, expectedVersion, credential);
    }

    @Override
    public <T> Optional<T> withExclusive(CredentialId id, Duration maxWait, Supplier<T> action) {
      return store.withExclusive(id, maxWait, action);
    }

    @Override
    public void erase(CredentialId id) {
      store.erase(id);
    }
  }

  /** Saves one credential, and is gone before it says so. */
  private record DyingStore(CredentialStore store, CredentialId last) implements CredentialStore {

    @Override
    public Optional<Credential> load(CredentialId id) {
      return store.load(id);
    }

    @Override
    public boolean save(CredentialId id, long expectedVersion, Credential credential) {
      boolean saved = store.save(id, expectedVersion, credential);
      if (id.equals(last)) {
        throw new CredentialStoreException("The process died here");
      }
      return saved;
    }

    @Override
    public <T> Optional<T> withExclusive(CredentialId id, Duration maxWait, Supplier<T> action) {
      return store.withExclusive(id, maxWait, action);
    }

    @Override
    public void erase(CredentialId id) {
      store.erase(id);
    }
  }
}
