package consumer;

import io.shopfleet.Shopfleet;
import io.shopfleet.account.AccountQuery;
import io.shopfleet.account.CredentialId;
import io.shopfleet.credential.Credential;
import io.shopfleet.dbscheduler.DbSchedulerEngine;
import io.shopfleet.dbscheduler.SchedulerSchema;
import io.shopfleet.jdbc.EncryptionKeys;
import io.shopfleet.jdbc.JdbcCredentialStore;
import io.shopfleet.jdbc.ShopfleetSchema;
import io.shopfleet.jdbc.TinkCredentialCipher;
import io.shopfleet.tiktokshop.TikTokShop;
import java.util.Map;
import okhttp3.OkHttpClient;
import org.h2.jdbcx.JdbcDataSource;

/** Uses the library as a named module, with the host's own HTTP client and database. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    try (Shopfleet fleet = Shopfleet.builder().httpClient(new OkHttpClient()).build()) {
      System.out.println(fleet.platforms());
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
    System.out.println("stored version " + storedInH2());
    System.out.println("ran on the cluster engine: " + ranOnTheCluster());
    ModuleLayer.boot().modules().stream()
        .map(Module::getName)
        .filter(name -> name.startsWith("io.shopfleet"))
        .sorted()
        .forEach(System.out::println);
  }

  private static int ranOnTheCluster() {
    JdbcDataSource database = h2();
    new SchedulerSchema(database).migrate();
    try (Shopfleet fleet =
        Shopfleet.builder()
            .platform(TikTokShop.platform())
            .engine(DbSchedulerEngine.on(database))
            .build()) {
      fleet.sync().start();
      return fleet.sync().syncAll(AccountQuery.all()).size();
    }
  }

  private static JdbcDataSource h2() {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:consumer;DB_CLOSE_DELAY=-1");
    return database;
  }

  private static long storedInH2() {
    JdbcDataSource database = h2();
    new ShopfleetSchema(database).migrate();
    EncryptionKeys keys = EncryptionKeys.parse(EncryptionKeys.generate().text());
    JdbcCredentialStore store = new JdbcCredentialStore(database, new TinkCredentialCipher(keys));
    CredentialId id = new CredentialId("stored");
    store.save(id, 0, Credential.of(id, Map.of(), Map.of()));
    return store.load(id).orElseThrow().version();
  }
}
