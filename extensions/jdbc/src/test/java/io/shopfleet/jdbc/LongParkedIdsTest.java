package io.shopfleet.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.jdbc.server.DatabaseKind;
import io.shopfleet.jdbc.server.TestDatabase;
import io.shopfleet.sync.ParkedRecord;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A record whose id no sink can store is parked, and must not keep its stream from going on. */
class LongParkedIdsTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @RegisterExtension
  static final TestDatabase POSTGRESQL = TestDatabase.on(DatabaseKind.POSTGRESQL);

  @RegisterExtension static final TestDatabase MARIADB = TestDatabase.on(DatabaseKind.MARIADB);
  @RegisterExtension static final TestDatabase H2 = TestDatabase.on(DatabaseKind.H2);

  private final AccountId account = new AccountId(UUID.randomUUID().toString());

  private static JdbcParkedRecords on(DatabaseKind kind) {
    TestDatabase database =
        switch (kind) {
          case POSTGRESQL -> POSTGRESQL;
          case MARIADB -> MARIADB;
          case H2 -> H2;
        };
    return new JdbcParkedRecords(database.dataSource());
  }

  @ParameterizedTest
  @EnumSource
  void idBeyondTheColumn_isParkedFoundListedByItsHashAndRemoved(DatabaseKind kind) {
    JdbcParkedRecords records = on(kind);
    String fits = "i".repeat(255);
    String tooLong = "i".repeat(256);
    String grows = "\0".repeat(52);
    for (String id : List.of(fits, tooLong, tooLong, grows)) {
      records.park(new ParkedRecord(account, DataStream.ORDERS, id, "too long", "raw", NOON, 1));
    }

    assertThat(records.count(account)).isEqualTo(3);
    assertThat(records.parked(account, DataStream.ORDERS, List.of(fits, tooLong, grows, "x")))
        .containsExactlyInAnyOrder(fits, tooLong, grows);
    assertThat(records.list(account, DataStream.ORDERS, null, 10))
        .extracting(ParkedRecord::recordId)
        .contains(fits)
        .filteredOn(id -> id.matches("sha256:[0-9a-f]{64}"))
        .hasSize(2);
    records.remove(account, DataStream.ORDERS, List.of(tooLong, grows), NOON);
    assertThat(records.list(account, DataStream.ORDERS, null, 10))
        .extracting(ParkedRecord::recordId)
        .containsExactly(fits);
  }
}
