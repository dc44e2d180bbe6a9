package io.shopfleet.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonEncodingException;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonInputSalvageTest {

  private static final int WINDOW = 16 * 1024;
  private static final FieldNames NAMES = FieldNames.of("rows", "id", "note", "parts");

  /** What a document of rows was read into. */
  private record Read(List<String> ids, List<Damaged> damaged) {}

  /** Reads {@code {"rows":[{"id":"…","note":"…","parts":[{"id":"…"}]}]}}, salvaging the rows. */
  private static Read read(String document) throws IOException {
    JsonInput input = JsonInput.of(new Buffer().writeUtf8(document));
    input.salvageMembers(1);
    List<String> ids = new ArrayList<>();
    input.beginObject();
    while (input.nextField(NAMES) != JsonInput.END) {
      ids.addAll(input.list(JsonInputSalvageTest::row));
    }
    input.endDocument();
    return new Read(ids, input.damaged());
  }

  private static @Nullable String row(JsonInput input) throws IOException {
    if (!input.beginObject()) {
      return null;
    }
    String id = null;
    int field;
    while ((field = input.nextField(NAMES)) != JsonInput.END) {
      switch (field) {
        case 1 -> id = input.string();
        case 2 -> input.string();
        case 3 -> input.list(JsonInputSalvageTest::row);
        default -> input.skipValue();
      }
    }
    return id;
  }

  @Test
  void rowThatDoesNotFit_isSetAsideToTheLetterAndTheOthersAreRead() throws IOException {
    String bad = "{ \"id\" : \"2\",\n \"note\":{\"deep\":[1,\"}]\"]} , \"more\":\"\u00e9\" }";

    Read read = read("{\"rows\":[{\"id\":\"1\"}, " + bad + " ,{\"id\":\"3\"}]}");

    assertThat(read.ids()).containsExactly("1", "3");
    assertThat(read.damaged())
        .containsExactly(new Damaged(bad, "Expected text at path $.rows[1].note"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"no row\"", "17", "true", "[]", "{\"parts\":{}}", "{\"parts\":[7]}"})
  void rowOfAnyOtherShape_isSetAside(String bad) throws IOException {
    Read read = read("{\"rows\":[" + bad + ",{\"id\":\"2\"}]}");

    assertThat(read.ids()).containsExactly("2");
    assertThat(read.damaged()).extracting(Damaged::raw).containsExactly(bad);
  }

  @Test
  void reason_doesNotQuoteTheValue() throws IOException {
    JsonInput input = JsonInput.of(new Buffer().writeUtf8("\"0812-secret\""));

    assertThat(input.<Long>salvaged(JsonInput::int64)).isNull();
    assertThat(input.damaged().get(0).reason()).doesNotContain("0812").contains("a number");
  }

  @Test
  void rowAcrossTheEdgeOfTheWindow_isSetAsideWhole() throws IOException {
    String bad = "{\"id\":\"bad\",\"note\":[" + "\"x\",".repeat(20) + "\"end\"]}";
    for (int shift = -bad.length() - 20; shift < 20; shift++) {
      String first = "{\"id\":\"" + "a".repeat(WINDOW + shift) + "\"}";

      Read read = read("{\"rows\":[" + first + "," + bad + ",{\"id\":\"3\"}]}");

      assertThat(read.ids()).hasSize(2).last().isEqualTo("3");
      assertThat(read.damaged()).extracting(Damaged::raw).containsExactly(bad);
    }
  }

  @Test
  void rowLargerThanManyWindows_isSetAsideWhole() throws IOException {
    String bad = "{\"id\":\"bad\",\"note\":{\"long\":\"" + "x".repeat(5 * WINDOW) + "\"}}";

    Read read = read("{\"rows\":[" + bad + ",{\"id\":\"2\"}]}");

    assertThat(read.ids()).containsExactly("2");
    assertThat(read.damaged()).extracting(Damaged::raw).containsExactly(bad);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"rows\":{}}", "{\"rows\":7}", "[]"})
  void whatIsNotARow_isStillAnException(String document) {
    assertThatThrownBy(() -> read(document)).isInstanceOf(JsonDataException.class);
  }

  @Test
  void brokenDocument_isStillAnException() {
    assertThatThrownBy(() -> read("{\"rows\":[{\"note\":{]}"))
        .isInstanceOf(JsonEncodingException.class);
    assertThatThrownBy(() -> read("{\"rows\":[{\"note\":{\"a\":1"))
        .isInstanceOf(EOFException.class);
  }

  @Test
  void inputThatWasNotAsked_salvagesNothing() {
    JsonInput input = JsonInput.of(new Buffer().writeUtf8("[{\"note\":{}}]"));

    assertThatThrownBy(() -> input.list(JsonInputSalvageTest::row))
        .isInstanceOf(JsonDataException.class);
    assertThat(input.damaged()).isEmpty();
  }

  @Property(tries = 300)
  void anyMixtureOfRows_isPartedInItsOrder(@ForAll("rows") List<String> rows) throws IOException {
    Read read = read("{\"rows\":[" + String.join(" , ", rows) + "]}");

    List<String> bad = rows.stream().filter(row -> row.contains("note")).toList();
    assertThat(read.damaged()).extracting(Damaged::raw).containsExactlyElementsOf(bad);
    assertThat(read.ids())
        .containsExactlyElementsOf(
            rows.stream()
                .filter(row -> !row.contains("note"))
                .map(row -> row.substring(7, row.length() - 2))
                .toList());
  }

  @Provide
  Arbitrary<List<String>> rows() {
    Arbitrary<String> text = Arbitraries.strings().alpha().ofMaxLength(4_000);
    Arbitrary<String> good = text.map(id -> "{\"id\":\"" + id.replace("note", "") + "\"}");
    Arbitrary<String> bad = text.map(id -> "{\"note\":{\"" + id + "\":[[],{}]},\"id\":\"i\"}");
    return Arbitraries.oneOf(good, bad).list().ofMaxSize(12);
  }
}
