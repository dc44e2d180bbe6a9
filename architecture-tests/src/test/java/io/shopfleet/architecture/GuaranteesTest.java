package io.shopfleet.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page that says what holds: every line names tests, and they are there. */
class GuaranteesTest {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| (?!holds|---)(.+) \\| (.+) \\|$");
  private static final Pattern NAME = Pattern.compile("`\\*?(\\w+)`");

  private final String page = House.read(House.FOLDER.resolve("docs/guarantees.md"));

  @Test
  void everyLine_namesATest() {
    assertThat(ROW.matcher(page).results().map(row -> row.group(2)))
        .isNotEmpty()
        .allSatisfy(tests -> assertThat(tests).containsPattern("`\\*?\\w+(Test|Contract)`"));
  }

  @Test
  void everyTestThatIsNamed_exists() {
    Set<String> classes =
        Stream.concat(House.testSources().stream(), House.mainSources().stream())
            .map(source -> source.path().replaceAll(".*/|\\.java$", ""))
            .collect(Collectors.toSet());
    Set<String> missing = new TreeSet<>();
    Matcher row = ROW.matcher(page);
    while (row.find()) {
      NAME.matcher(row.group(2))
          .results()
          .map(name -> name.group(1))
          .filter(name -> classes.stream().noneMatch(known -> known.endsWith(name)))
          .forEach(missing::add);
    }

    assertThat(missing).isEmpty();
  }
}
