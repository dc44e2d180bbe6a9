package io.shopfleet.jdbc.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.jdbc.EncryptionKeys;
import io.shopfleet.jdbc.ShopfleetJdbc;
import io.shopfleet.jdbc.ShopfleetSchema;
import io.shopfleet.jdbc.TinkCredentialCipher;
import io.shopfleet.jdbc.internal.schema.Migrations;
import io.shopfleet.jdbc.server.DatabaseKind;
import io.shopfleet.jdbc.server.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A database that was adopted, beside one that was made new. What may differ is the order of
 * columns, what the host added to the tables around accounts, and the types of what it had there.
 */
class AdoptedSchemaTest {

  private static final String ACCOUNTS_COLUMNS =
      """
      SELECT column_name, data_type, character_maximum_length, datetime_precision, is_nullable,
        column_default, is_generated, generation_expression, is_identity, collation_name
      FROM information_schema.columns
      WHERE table_schema = 'public' AND table_name = 'integration_accounts'
      ORDER BY column_name
      """;
  private static final String INDEXES =
      """
      SELECT tablename, indexname, indexdef FROM pg_indexes
      WHERE schemaname = 'public' AND tablename LIKE 'integration%'
        AND tablename NOT IN (
          'integrations', 'integration_mappings', 'integration_logs', 'integration_account_access')
      ORDER BY indexname
      """;
  private static final String CONSTRAINTS =
      """
      SELECT conrelid::regclass, conname, contype, pg_get_constraintdef(oid) FROM pg_constraint
      WHERE conrelid = 'integration_accounts'::regclass
        OR (contype = 'f' AND conrelid::regclass::text LIKE 'integration%')
      ORDER BY conname
      """;
  private static final String AROUND =
      """
      SELECT table_name, column_name FROM information_schema.columns
      WHERE table_schema = 'public' AND table_name IN (
          'integrations', 'integration_mappings', 'integration_logs', 'integration_account_access')
      """;
  private static final String REFERRING =
      """
      SELECT table_name, data_type, character_maximum_length, collation_name
      FROM information_schema.columns
      WHERE table_schema = 'public' AND column_name IN ('account_id', 'user_id')
      ORDER BY table_name, column_name
      """;
  private static final String AROUND_INDEXES =
      """
      SELECT indexname, indexdef FROM pg_indexes
      WHERE schemaname = 'public' AND indexname LIKE 'idx_integration_%_account'
      ORDER BY indexname
      """;
  private static final String HISTORY =
      """
      SELECT version, description, type, script, checksum, success FROM shopfleet_schema_history
      WHERE type <> 'BASELINE' ORDER BY version
      """;

  @RegisterExtension final TestDatabase adopted = TestDatabase.emptyOn(DatabaseKind.POSTGRESQL);

  @RegisterExtension final TestDatabase fresh = TestDatabase.on(DatabaseKind.POSTGRESQL);

  @ParameterizedTest
  @ValueSource(strings = {"numbered.sql", "uuids.sql"})
  void adopted_sameTablesAsMadeNew(String script) {
    adopt(script);

    for (String aspect :
        List.of(ACCOUNTS_COLUMNS, INDEXES, CONSTRAINTS, REFERRING, AROUND_INDEXES)) {
      assertThat(in(adopted, aspect)).isEqualTo(in(fresh, aspect)).isNotEmpty();
    }
    assertThat(in(adopted, AROUND)).containsAll(in(fresh, AROUND));
  }

  @ParameterizedTest
  @ValueSource(strings = {"numbered.sql", "uuids.sql"})
  void adopted_laterMigrationsFindTheSameHistory(String script) {
    adopt(script);

    assertThat(new ShopfleetSchema(adopted.dataSource()).migrate()).isZero();
    assertThat(in(adopted, HISTORY)).isEqualTo(in(fresh, HISTORY)).hasSize(Migrations.NAMES.size());
  }

  private void adopt(String script) {
    new HandmadeDatabase(adopted.dataSource(), script);
    ShopfleetJdbc stores =
        ShopfleetJdbc.on(
            adopted.dataSource(),
            new TinkCredentialCipher(EncryptionKeys.generate()),
            HandmadeDatabase.NOON);
    GuideAdoption.of(
            adopted.dataSource(),
            stores.credentials(),
            List.of(HandmadeDatabase.TIKTOK_SHOP, HandmadeDatabase.TOKOPEDIA),
            HandmadeDatabase.NOON)
        .run();
  }

  private static List<String> in(TestDatabase database, String sql) {
    return HandmadeDatabase.rows(database.dataSource(), sql);
  }
}
