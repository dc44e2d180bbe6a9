package io.shopfleet.jdbc.internal.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

class ExactTextTest {

  @Property
  void anyText_comesBackAsItWas(@ForAll("texts") String text) {
    assertThat(ExactText.text(ExactText.column(text))).isEqualTo(text);
  }

  @Property
  void anyText_everyDatabaseHoldsItsColumn(@ForAll("texts") String text) {
    String column = ExactText.column(text);

    byte[] utf8 = column.getBytes(StandardCharsets.UTF_8);
    assertThat(new String(utf8, StandardCharsets.UTF_8)).isEqualTo(column);
    assertThat(column).doesNotContain("\0");
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.frequencyOf(
            Tuple.of(6, Arbitraries.chars().ascii()),
            Tuple.of(3, Arbitraries.chars().range('\ud7fe', '\ue001')),
            Tuple.of(3, Arbitraries.of('\0', '\u001a', '\ud83d', '\udce6', '0')),
            Tuple.of(1, Arbitraries.chars().all()))
        .list()
        .ofMaxSize(40)
        .map(
            chars -> {
              StringBuilder text = new StringBuilder();
              chars.forEach(text::append);
              return text.toString();
            });
  }

  @Test
  void json_standsAsItIs() {
    String json = "{\"name\":\"\u00e9 \ud83d\udce6\",\"note\":\"\\u0000\"}";

    assertThat(ExactText.column(json)).isSameAs(json);
    assertThat(ExactText.text(json)).isSameAs(json);
  }

  @Test
  void writtenBySomebodyElse_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> ExactText.text("a\u001a00"));
    assertThatIllegalArgumentException().isThrownBy(() -> ExactText.text("a\u001a00zz"));
  }
}
