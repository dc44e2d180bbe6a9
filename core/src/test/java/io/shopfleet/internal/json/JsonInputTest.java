package io.shopfleet.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonEncodingException;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonInputTest {

  private static final int WINDOW = 16 * 1024;

  private static JsonInput input(String json) {
    return JsonInput.of(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void numberAsText_isTheNumber() throws IOException {
    assertThat(input("\"42\"").int64()).isEqualTo(42);
    assertThat(input("\"-42\"").int32()).isEqualTo(-42);
    assertThat(input("\"1.50\"").decimal()).isEqualTo(new BigDecimal("1.50"));
    assertThat(input("\"42.00\"").int64()).isEqualTo(42);
  }

  @Test
  void textAsNumberOrBoolean_keepsItsLiteral() throws IOException {
    assertThat(input("12345678901234567890").string()).isEqualTo("12345678901234567890");
    assertThat(input("1.50").string()).isEqualTo("1.50");
    assertThat(input("true").string()).isEqualTo("true");
  }

  @ParameterizedTest
  @CsvSource({"true,true", "false,false", "\"TRUE\",true", "\"false\",false", "1,true", "0,false"})
  void booleanInAnyForm_isRead(String json, boolean expected) throws IOException {
    assertThat(input(json).bool()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\"", "\" \""})
  void nothing_isNullOrEmpty(String json) throws IOException {
    assertThat(input(json).int64()).isNull();
    assertThat(input(json).int32()).isNull();
    assertThat(input(json).decimal()).isNull();
    assertThat(input(json).bool()).isNull();
    assertThat(input(json).beginObject()).isFalse();
    assertThat(input(json).list(JsonInput::string)).isEmpty();
  }

  @Test
  void nullText_isNullAndEmptyTextIsEmpty() throws IOException {
    assertThat(input("null").string()).isNull();
    assertThat(input("\"\"").string()).isEmpty();
  }

  @Test
  void longAtItsEdges_isReadAndOneMoreIsRefused() throws IOException {
    assertThat(input("9223372036854775807").int64()).isEqualTo(Long.MAX_VALUE);
    assertThat(input("-9223372036854775808").int64()).isEqualTo(Long.MIN_VALUE);
    assertThat(input("999999999999999999").int64()).isEqualTo(999_999_999_999_999_999L);
    assertThatThrownBy(() -> input("9223372036854775808").int64())
        .isInstanceOf(JsonDataException.class)
        .hasMessageContaining("64 bits");
  }

  @Test
  void intAtItsEdges_isReadAndOneMoreIsRefused() throws IOException {
    assertThat(input("2147483647").int32()).isEqualTo(Integer.MAX_VALUE);
    assertThat(input("-2147483648").int32()).isEqualTo(Integer.MIN_VALUE);
    assertThatThrownBy(() -> input("2147483648").int32())
        .isInstanceOf(JsonDataException.class)
        .hasMessageContaining("32 bits");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "\"1.5\"", "\"abc\"", "{}", "[]", "true"})
  void wholeNumberOfAnotherKind_isRefused(String json) {
    assertThatThrownBy(() -> input(json).int64()).isInstanceOf(JsonDataException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "\"1e999999999\"", "1e-401"})
  void decimalThatWouldExplode_isRefused(String json) {
    assertThatThrownBy(() -> input(json).decimal()).isInstanceOf(JsonDataException.class);
  }

  @Test
  void mismatch_namesThePath() throws IOException {
    FieldNames names = FieldNames.of("orders", "id");
    JsonInput input = input("{\"orders\":[{\"id\":\"1\"},{\"id\":{}}]}");
    input.beginObject();
    input.nextField(names);
    assertThatThrownBy(
            () ->
                input.list(
                    each -> {
                      each.beginObject();
                      each.nextField(names);
                      String id = each.string();
                      each.nextField(names);
                      return id;
                    }))
        .isInstanceOf(JsonDataException.class)
        .hasMessage("Expected text but was an object at path $.orders[1].id");
  }

  @Test
  void nullMembers_areLeftOut() throws IOException {
    assertThat(input("[null,\"a\",null,\"b\",null]").list(JsonInput::string))
        .containsExactly("a", "b");
    assertThat(input("[null]").list(JsonInput::string)).isEmpty();
    assertThat(input("[1]").list(JsonInput::int64)).containsExactly(1L);
  }

  @Test
  void fieldWithEscapedName_isFound() throws IOException {
    JsonInput input = input("{\"\\u0069d\":\"7\"}");
    input.beginObject();
    assertThat(input.nextField(FieldNames.of("id"))).isZero();
    assertThat(input.string()).isEqualTo("7");
    assertThat(input.nextField(FieldNames.of("id"))).isEqualTo(JsonInput.END);
  }

  @Test
  void unknownField_canBeSkippedWhateverItHolds() throws IOException {
    JsonInput input =
        input("{\"x\":{\"a\":[1,{\"b\":\"\\\"}\"},null,true,-1.5e3]},\"y\":[],\"id\":\"7\"}");
    FieldNames names = FieldNames.of("id");
    input.beginObject();
    int field;
    List<String> ids = new ArrayList<>();
    while ((field = input.nextField(names)) != JsonInput.END) {
      if (field == 0) {
        ids.add(input.string());
      } else {
        input.skipValue();
      }
    }
    input.endDocument();
    assertThat(ids).containsExactly("7");
  }

  @Test
  void select_findsKnownTextAndLeavesUnknownInPlace() throws IOException {
    FieldNames known = FieldNames.of("PAID", "UNPAID");
    assertThat(input("\"UNPAID\"").select(known)).isEqualTo(1);
    JsonInput other = input("\"REFUNDED\"");
    assertThat(other.select(known)).isEqualTo(JsonInput.UNKNOWN);
    assertThat(other.string()).isEqualTo("REFUNDED");
    assertThat(input("null").select(known)).isEqualTo(JsonInput.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1,}",
        "{,}",
        "{\"a\" 1}",
        "{\"a\":}",
        "{a:1}",
        "{\"a\":1 \"b\":2}",
        "[1,]",
        "[,1]",
        "[1 2]",
        "01",
        "-",
        "1.",
        ".5",
        "1e",
        "+1",
        "trua",
        "nulL",
        "trueish",
        "'a'",
        "\"a\tb\"",
        "\"\\x\"",
        "\"\\u12g4\"",
        "[}",
        "{]",
        "NaN",
        "1 2",
        "{} {}",
        "//",
        "\u00a01"
      })
  void malformed_isRefused(String json) {
    assertThatThrownBy(
            () -> {
              JsonInput input = input(json);
              input.skipValue();
              input.endDocument();
            })
        .isInstanceOf(JsonEncodingException.class);
  }

  @Test
  void noJsonAtAll_isMalformedAndNotAMismatch() {
    assertThatThrownBy(() -> input("<html>").beginObject())
        .isInstanceOf(JsonEncodingException.class);
    assertThatThrownBy(() -> input("404").beginObject())
        .isInstanceOf(JsonDataException.class)
        .hasMessage("Expected an object but was a number at path $");
  }

  @Test
  void everyTruncation_endsInEofOrRefusal() {
    String whole = "{\"a\":[1,\"x\\u0041\",true,null,{\"b\":-1.5e-3}],\"c\":\"é\"}";
    byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
    for (int length = 0; length < bytes.length; length++) {
      Buffer cut = new Buffer().write(bytes, 0, length);
      assertThatThrownBy(() -> JsonInput.of(cut).map())
          .as("cut after %d", length)
          .isInstanceOfAny(EOFException.class, JsonEncodingException.class);
    }
  }

  @Test
  void nestingOf255_isReadAndOneMoreIsRefused() throws IOException {
    input("[".repeat(255) + "]".repeat(255)).skipValue();
    assertThatThrownBy(() -> input("[".repeat(256) + "]".repeat(256)).skipValue())
        .isInstanceOf(JsonDataException.class)
        .hasMessageContaining("too deep");
  }

  @Test
  void everyTokenAcrossTheEdgeOfTheWindow_isReadWhole() throws IOException {
    String json =
        "{\"name\":\"t\\u00e9xt ü\",\"long\":-1234567890123,\"yes\":true,\"no\":null,\"l\":[1.5,2]}";
    Map<String, Object> expected = input(json).map();
    for (int shift = 0; shift <= json.length() + 2; shift++) {
      Buffer buffer = new Buffer().writeUtf8(" ".repeat(WINDOW - shift) + json);
      JsonInput input = JsonInput.of(buffer);
      assertThat(input.map()).as("shifted by %d", shift).isEqualTo(expected);
      input.endDocument();
    }
  }

  @Test
  void everyTokenAcrossTheEdgeOfTheWindow_isSkippedWhole() throws IOException {
    String json =
        "{\"x\":[1,-234.5e-6,true,false,null,\"t\\u00e9xt ü\",{\"y\":1234567890123},[98765]],\"id\":7}";
    for (int shift = 0; shift <= json.length() + 2; shift++) {
      Buffer buffer = new Buffer().writeUtf8(" ".repeat(WINDOW - shift) + json);
      assertThat(idBehindTheUnknown(JsonInput.of(buffer))).as("shifted by %d", shift).isEqualTo(7);
    }
  }

  @Test
  void everyTokenHoweverItsBytesArrive_isReadAndSkippedWhole() throws IOException {
    String json =
        "{\"x\":[1,-234.5e-6,true,false,null,\"t\\u00e9xt ü\",{\"y\":1234567890123},[98765]],\"id\":7}";
    Map<String, Object> expected = input(json).map();
    for (int atOnce = 1; atOnce <= json.length(); atOnce++) {
      assertThat(JsonInput.of(arriving(json, atOnce)).map())
          .as("%d bytes at once", atOnce)
          .isEqualTo(expected);
      assertThat(idBehindTheUnknown(JsonInput.of(arriving(json, atOnce))))
          .as("%d bytes at once", atOnce)
          .isEqualTo(7);
    }
  }

  private static int idBehindTheUnknown(JsonInput input) throws IOException {
    FieldNames names = FieldNames.of("id");
    assertThat(input.beginObject()).isTrue();
    assertThat(input.nextField(names)).isEqualTo(JsonInput.UNKNOWN);
    input.skipValue();
    assertThat(input.nextField(names)).isZero();
    Integer id = input.int32();
    assertThat(input.nextField(names)).isEqualTo(JsonInput.END);
    input.endDocument();
    return id;
  }

  /** A document of which a network brings so many bytes at a time. */
  private static BufferedSource arriving(String json, int atOnce) {
    Buffer all = new Buffer().writeUtf8(json);
    return Okio.buffer(
        new ForwardingSource(all) {
          @Override
          public long read(Buffer sink, long byteCount) throws IOException {
            return super.read(sink, Math.min(byteCount, atOnce));
          }
        });
  }

  @Test
  void textLongerThanTheWindow_isReadWhole() throws IOException {
    String text = "añb".repeat(WINDOW);
    Buffer buffer = new Buffer().writeUtf8("[\"" + text + "\",\"x\"]");
    assertThat(JsonInput.of(buffer).list(JsonInput::string)).containsExactly(text, "x");
  }

  @Test
  void surrogatesInEscapes_areOneCharacterOnTheScreen() throws IOException {
    assertThat(input("\"\\ud83d\\ude4f\"").string()).isEqualTo("🙏");
  }
}
