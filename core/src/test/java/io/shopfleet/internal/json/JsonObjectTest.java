package io.shopfleet.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonObjectTest {

  private static JsonObject parse(String text) throws IOException {
    return JsonObject.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void idsAsTextOrNumber_keepEveryDigit() throws IOException {
    JsonObject object =
        parse(
            "{\"a\":\" 17 \",\"b\":1729999999999999991,\"c\":1e3,\"d\":1.5,\"e\":\"\",\"f\":true}");

    assertThat(object.text("a")).contains("17");
    assertThat(object.text("b")).contains("1729999999999999991");
    assertThat(object.text("c")).contains("1000");
    assertThat(object.text("d")).isEmpty();
    assertThat(object.text("e")).isEmpty();
    assertThat(object.text("f")).isEmpty();
    assertThat(object.text("g")).isEmpty();
  }

  @Test
  void number_isNoText() throws IOException {
    JsonObject object = parse("{\"a\":12,\"b\":\"12\"}");

    assertThat(object.number("a")).contains(new BigDecimal(12));
    assertThat(object.number("b")).isEmpty();
  }

  @Test
  void membersOfAnotherKind_areEmpty() throws IOException {
    JsonObject object = parse("{\"a\":{\"x\":1},\"b\":[{\"x\":2},3,\"4\",[5]],\"c\":7}");

    assertThat(object.object("a").text("x")).contains("1");
    assertThat(object.object("c").has("x")).isFalse();
    assertThat(object.objects("b")).hasSize(1);
    assertThat(object.texts("b")).containsExactly("3", "4");
    assertThat(object.objects("a")).isEmpty();
    assertThat(object.has("c")).isTrue();
  }

  @Test
  void anythingButOneObject_refused() {
    for (String text :
        new String[] {"", "[]", "null", "{", "{}{}", "{\"a\":}", "x", "{\"a\":1e999999999}"}) {
      assertThatExceptionOfType(IOException.class).as(text).isThrownBy(() -> parse(text));
    }
  }

  @Test
  void nestedTooDeep_refused() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> parse("{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000)));
  }
}
