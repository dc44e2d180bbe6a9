package io.shopfleet.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.math.BigDecimal;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LenientJsonTest {

  private static JsonReader reader(String json) {
    return JsonReader.of(new Buffer().writeUtf8(json));
  }

  @Test
  void valuesInOtherForms_areRead() throws IOException {
    assertThat(LenientJson.string(reader("12"))).isEqualTo("12");
    assertThat(LenientJson.string(reader("true"))).isEqualTo("true");
    assertThat(LenientJson.int64(reader("\"12\""))).isEqualTo(12);
    assertThat(LenientJson.int32(reader("\"12\""))).isEqualTo(12);
    assertThat(LenientJson.decimal(reader("\"1.50\""))).isEqualTo(new BigDecimal("1.50"));
    assertThat(LenientJson.bool(reader("\"True\""))).isTrue();
    assertThat(LenientJson.bool(reader("0"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\""})
  void nothing_isNullOrEmpty(String json) throws IOException {
    assertThat(LenientJson.int64(reader(json))).isNull();
    assertThat(LenientJson.int32(reader(json))).isNull();
    assertThat(LenientJson.decimal(reader(json))).isNull();
    assertThat(LenientJson.bool(reader(json))).isNull();
    assertThat(LenientJson.beginObject(reader(json))).isFalse();
    assertThat(LenientJson.strings(reader(json))).isEmpty();
  }

  @Test
  void nullMembers_areLeftOut() throws IOException {
    assertThat(LenientJson.strings(reader("[null,\"a\",null,\"b\"]"))).containsExactly("a", "b");
    assertThat(LenientJson.longs(reader("[\"1\",2]"))).containsExactly(1L, 2L);
  }

  @Test
  void otherKind_isRefusedWithItsPath() throws IOException {
    JsonReader reader = reader("{\"id\":{}}");
    reader.beginObject();
    assertThat(reader.nextName()).isEqualTo("id");
    assertThatThrownBy(() -> LenientJson.string(reader))
        .isInstanceOf(JsonDataException.class)
        .hasMessageContaining("$.id");
  }

  @Test
  void tooLargeNumberAsText_isRefused() {
    assertThatThrownBy(() -> LenientJson.int32(reader("\"2147483648\"")))
        .isInstanceOf(JsonDataException.class)
        .hasMessageContaining("32 bits");
  }
}
