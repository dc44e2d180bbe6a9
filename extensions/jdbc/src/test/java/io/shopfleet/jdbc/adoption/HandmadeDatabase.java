package io.shopfleet.jdbc.adoption;

import io.shopfleet.account.PlatformId;
import io.shopfleet.account.RegionCode;
import io.shopfleet.account.Settings;
import io.shopfleet.platform.CredentialField;
import io.shopfleet.platform.CredentialForm;
import io.shopfleet.platform.PlatformDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** A database that was built by hand, and what the tests of its adoption ask it. */
final class HandmadeDatabase {

  static final Clock NOON = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

  static final PlatformDescriptor TOKOPEDIA =
      platform(
          "tokopedia",
          Set.of("ID"),
          field("fs_id", false),
          field("shop_id", false),
          field("client_id", false),
          field("client_secret", true));

  static final PlatformDescriptor TIKTOK_SHOP =
      platform(
          "tiktok-shop",
          Set.of("US", "GB", "PH", "ID"),
          field("app_key", false),
          field("app_secret", true),
          field("service_id", false),
          field("access_token", true),
          field("refresh_token", true),
          field("shop_cipher", false));

  private final DataSource dataSource;

  HandmadeDatabase(DataSource dataSource, String script) {
    this.dataSource = dataSource;
    execute(script(script));
  }

  void execute(String sql) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The rows of a query, each as its columns with bars between. */
  List<String> rows(String sql) {
    return rows(dataSource, sql);
  }

  static List<String> rows(DataSource dataSource, String sql) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          values.add(String.valueOf(rows.getString(i)));
        }
        found.add(String.join("|", values));
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Everything that stands in any table, as text. */
  String everything() {
    return rows("SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'").stream()
        .sorted()
        .map(table -> table + ": " + rows("SELECT t::text FROM " + table + " t ORDER BY 1"))
        .collect(Collectors.joining("\n"));
  }

  private static String script(String name) {
    try (InputStream input = HandmadeDatabase.class.getResourceAsStream("/handmade/" + name)) {
      return new String(input.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CredentialField field(String name, boolean secret) {
    return new CredentialField(name, name, "", secret, false);
  }

  private static PlatformDescriptor platform(
      String id, Set<String> regions, CredentialField... fields) {
    return new PlatformDescriptor(
        new PlatformId(id),
        id,
        "ecommerce",
        Set.of(),
        regions.stream().map(RegionCode::new).collect(Collectors.toSet()),
        new CredentialForm(Stream.of(fields).toList()),
        Settings.none(),
        null);
  }
}
