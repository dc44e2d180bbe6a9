package io.shopfleet.codegen.tiktok.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DescriptionFactsTest {

  @Test
  void bullets_areValues() {
    assertThat(
            DescriptionFacts.enumValues(
                "status", "State.\nPossible values:\n- `DRAFT`: not yet\n- LIVE\n\n- OTHER"))
        .containsExactly("DRAFT", "LIVE");
  }

  @Test
  void valuesInOneLine_areValues() {
    assertThat(DescriptionFacts.enumValues("type", "Kind. Possible values: LIVE, VIDEO or CARD"))
        .containsExactly("LIVE", "VIDEO", "CARD");
  }

  @Test
  void proseBehindTheColon_isNoValue() {
    assertThat(DescriptionFacts.enumValues("type", "Possible values: see the LIST of types"))
        .isEmpty();
  }

  @Test
  void currenciesAndCountries_areNoClosedSet() {
    assertThat(DescriptionFacts.enumValues("currency", "Possible values:\n- USD\n- IDR")).isEmpty();
    assertThat(DescriptionFacts.enumValues("region_code", "Possible values: ID, US")).isEmpty();
  }

  @Test
  void limits_areNumbersRangesAndConstants() {
    assertThat(DescriptionFacts.limits("Ids.\nMax count: 50")).containsEntry("max", "50");
    assertThat(DescriptionFacts.limits("Max length: 10,000")).containsEntry("max", "10000");
    assertThat(DescriptionFacts.limits("Valid range: [1-100]. Default: ASC"))
        .containsEntry("range", "1-100")
        .containsEntry("default", "ASC");
    assertThat(DescriptionFacts.limits("Default: The time of sale")).isEmpty();
  }
}
