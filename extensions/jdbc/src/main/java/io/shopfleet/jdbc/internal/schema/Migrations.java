package io.shopfleet.jdbc.internal.schema;

import io.shopfleet.jdbc.internal.database.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/**
 * The migrations of one dialect, by name: searching the class path would not find them inside a
 * named module.
 */
public final class Migrations implements ResourceProvider {

  /** In the order in which they run. The same names in the folder of every dialect. */
  public static final List<String> NAMES =
      List.of(
          "V1__credentials.sql",
          "V2__accounts.sql",
          "V3__around_accounts.sql",
          "V4__synchronisation.sql",
          "V5__schedules_and_parking.sql",
          "V6__records.sql",
          "V7__outbound_stock.sql",
          "V8__webhook_inbox.sql",
          "V9__open_backfills.sql");

  private final String folder;

  Migrations(Dialect dialect) {
    this.folder = "db/shopfleet/" + dialect.folder();
  }

  @Override
  public @Nullable LoadableResource getResource(String name) {
    return resources().stream()
        .filter(resource -> resource.getFilename().equals(name))
        .findAny()
        .orElse(null);
  }

  @Override
  public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
    return resources().stream()
        .filter(resource -> resource.getFilename().startsWith(prefix))
        .toList();
  }

  private List<LoadableResource> resources() {
    return NAMES.stream().<LoadableResource>map(name -> new Script(folder, name)).toList();
  }

  private static final class Script extends LoadableResource {

    private final String folder;
    private final String name;

    Script(String folder, String name) {
      this.folder = folder;
      this.name = name;
    }

    @Override
    public Reader read() {
      try (InputStream input = Migrations.class.getResourceAsStream("/" + getAbsolutePath())) {
        if (input == null) {
          throw new IllegalStateException("Migration " + getAbsolutePath() + " is not in the jar");
        }
        return new StringReader(new String(input.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public String getAbsolutePath() {
      return folder + "/" + name;
    }

    @Override
    public String getAbsolutePathOnDisk() {
      return getAbsolutePath();
    }

    @Override
    public String getFilename() {
      return name;
    }

    @Override
    public String getRelativePath() {
      return name;
    }
  }
}
