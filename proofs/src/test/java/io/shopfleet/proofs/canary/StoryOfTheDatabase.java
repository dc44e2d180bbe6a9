package io.shopfleet.proofs.canary;

import com.zaxxer.hikari.HikariDataSource;
import io.shopfleet.credential.Secret;
import io.shopfleet.jdbc.EncryptionKeys;
import io.shopfleet.jdbc.JdbcCredentialStore;
import io.shopfleet.jdbc.ShopfleetSchema;
import io.shopfleet.jdbc.TinkCredentialCipher;
import io.shopfleet.proofs.canary.CanaryFleet.Member;
import java.sql.SQLException;

/** What can happen to a secret on its way to rest. */
final class StoryOfTheDatabase {

  private static final String WRONG_PASSWORD = "canary-wrong-password-3d77a0";

  private final CanaryFleet host;
  private final DatabaseEyes database;
  private final EncryptionKeys keys;

  StoryOfTheDatabase(CanaryFleet host, DatabaseEyes database, EncryptionKeys keys) {
    this.host = host;
    this.database = database;
    this.keys = keys;
  }

  void tell() throws SQLException {
    savesAreRefused();
    keysChange();
    passwordIsWrong();
  }

  /** The database says which row it refuses. */
  private void savesAreRefused() throws SQLException {
    Member member = host.memberInNeed();
    database.say(
        "ALTER TABLE integration_credentials ADD CONSTRAINT nothing_fits CHECK (version < 0) NOT VALID");
    host.attempt(() -> host.fleet().test(member.id()));
    host.attempt(() -> host.fleet().sync().syncNow(member.id()));
    host.attempt(() -> host.member());
    database.say("ALTER TABLE integration_credentials DROP CONSTRAINT nothing_fits");
    host.attempt(() -> host.fleet().sync().syncNow(member.id()));
  }

  private void keysChange() {
    Member member = host.member();
    EncryptionKeys next = keys.withNewKey();
    host.attempt(next::toString);
    host.attempt(() -> new TinkCredentialCipher(next).toString());
    host.attempt(() -> EncryptionKeys.parse(Secret.of(keys.text().reveal() + "}")));
    host.attempt(() -> EncryptionKeys.parse(Secret.of("{" + keys.text().reveal())));
    host.attempt(
        () ->
            new JdbcCredentialStore(
                    database.pool(), new TinkCredentialCipher(EncryptionKeys.generate()))
                .load(host.credential(member)));
    JdbcCredentialStore changed =
        new JdbcCredentialStore(
            database.pool(), new TinkCredentialCipher(next.sealingWith(next.keyIds().get(1))));
    host.attempt(() -> changed.rewrap(1_000));
  }

  private void passwordIsWrong() {
    host.canaries.plant("wrong database password", WRONG_PASSWORD);
    Member member = host.member();
    try (HikariDataSource pool = new HikariDataSource(database.config(WRONG_PASSWORD))) {
      host.attempt(
          () ->
              new JdbcCredentialStore(pool, new TinkCredentialCipher(keys))
                  .load(host.credential(member)));
      host.attempt(() -> new ShopfleetSchema(pool).migrate());
    }
  }
}
