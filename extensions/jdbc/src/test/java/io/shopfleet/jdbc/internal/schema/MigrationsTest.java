package io.shopfleet.jdbc.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.jdbc.internal.database.Dialect;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MigrationsTest {

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void everyFileOfTheFolder_isListed(Dialect dialect) throws IOException, URISyntaxException {
    Path folder =
        Path.of(
            Migrations.class
                .getResource("/db/shopfleet/" + dialect.folder() + "/" + Migrations.NAMES.get(0))
                .toURI());

    try (Stream<Path> files = Files.list(folder.getParent())) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(Migrations.NAMES);
    }
  }
}
