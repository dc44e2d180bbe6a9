package io.shopfleet.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import okio.ByteString;
import org.junit.jupiter.api.Test;

class PoisonTest {

  private static String spoilt(Poison poison, String record) {
    return poison.applyTo(ByteString.encodeUtf8(record)).utf8();
  }

  @Test
  void otherMembers_stayToTheLetter() {
    String record = "{\"id\":7500000000000000001,\"price\":1.50,\"name\":\"\u00e9\"}";

    assertThat(spoilt(Poison.without("name"), record))
        .isEqualTo("{\"id\":7500000000000000001,\"price\":1.50}");
    assertThat(spoilt(Poison.instead("price", "{\"a\":[]}"), record))
        .isEqualTo("{\"id\":7500000000000000001,\"price\":{\"a\":[]},\"name\":\"\u00e9\"}");
  }

  @Test
  void memberOfAnInnerObject_staysAsItIs() {
    String record = "{\"inner\":{\"id\":1}}";

    assertThat(spoilt(Poison.without("id"), record)).isEqualTo(record);
  }

  @Test
  void recordNotYetWritten_isSpoiltInPlace() {
    Map<String, Object> record = new LinkedHashMap<>(Map.of("id", 1L));

    Poison.instead("id", "[\"x\"]").applyTo(record);
    assertThat(record).containsEntry("id", java.util.List.of("x"));
    Poison.without("id").applyTo(record);
    assertThat(record).isEmpty();
  }
}
