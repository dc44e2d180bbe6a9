package io.shopfleet.codegen.tiktok.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiGeneratorTest {

  private static final String CONTRACT =
      """
      op GET /shoe_box/202309/shoes/{shoe_id}
        name GetShoe
        shop_cipher optional
        data
          id string
          soles object[]
            soles object[]
              id string
      op POST /shoe_box/202309/shoes/search
        name SearchShoes
        shop_cipher required
        scope shoe.read
        query
          page_size int32 required range=1-100
          states string[]
        body
          status string enum=NEW|WORN
        data
          shoes object[]
            id string
            status string enum=WORN|LOST
      op POST /shoe_box/202605/shoes/search
        name SearchShoes
        shop_cipher required
        body
          a string
          b int64
          c bool
          d int32
          e string[]
        data
          shoes object[]
            colour string
            id string
      op DELETE /shoe_box/202309/shoes
        name DeleteShoes
        shop_cipher required
        body
          ids string[]
      """;

  private static final String SHAPES =
      """
      shoe_box Shoe POST /shoe_box/202605/shoes/search shoes
      shoe_box Shoe POST /shoe_box/202309/shoes/search shoes
      """;

  private static final String ROOT = "io/shopfleet/tiktokshop/api/";

  private final Map<String, String> sources = ApiGenerator.generate(CONTRACT, SHAPES);

  private String source(String name) {
    String source = sources.get(ROOT + "shoebox/" + name + ".java");
    assertThat(source).as(name).isNotNull();
    return source.replaceAll("\\s+", " ");
  }

  @Test
  void newestVersion_hasThePlainNameAndOlderOnesTheirVersion() {
    assertThat(source("ShoeBoxApi"))
        .contains(
            "@POST(\"/shoe_box/202605/shoes/search\") Call<Envelope<SearchShoesResponse>>"
                + " searchShoes(@Tag CallTag tag, @Body SearchShoesRequest request);")
        .contains(
            "Call<Envelope<SearchShoes202309Response>> searchShoes202309(@Tag CallTag tag,"
                + " @QueryMap SearchShoes202309Query query,"
                + " @Body SearchShoes202309Request request);");
  }

  @Test
  void pathParameter_isText() {
    assertThat(source("ShoeBoxApi"))
        .contains("getShoe(@Tag CallTag tag, @Path(\"shoe_id\") String shoeId);");
  }

  @Test
  void deletionWithBody_saysSo() {
    assertThat(source("ShoeBoxApi"))
        .contains("@HTTP( method = \"DELETE\", path = \"/shoe_box/202309/shoes\", hasBody = true )")
        .contains("Call<Envelope<NoData>> deleteShoes(");
  }

  @Test
  void sharedShape_isOneRecordWithTheFieldsOfAll() {
    assertThat(source("Shoe"))
        .contains(
            "public record Shoe(@Nullable String colour, @Nullable String id,"
                + " @Nullable ShoeStatus status)");
    assertThat(source("SearchShoesResponse")).contains("SearchShoesResponse(List<Shoe> shoes)");
    assertThat(source("SearchShoes202309Response")).contains("(List<Shoe> shoes)");
  }

  @Test
  void bareFieldName_isLedByItsOwnerAndValuesAreUnited() {
    assertThat(source("ShoeStatus"))
        .contains(
            "new ShoeStatus(\"NEW\")", "new ShoeStatus(\"WORN\")", "new ShoeStatus(\"LOST\")");
    assertThat(source("SearchShoes202309Request")).contains("@Nullable ShoeStatus status");
  }

  @Test
  void requestOfMoreThanFourValues_hasABuilder() {
    assertThat(source("SearchShoesRequest"))
        .contains("public static Builder builder()", "public Builder b(long value)");
    assertThat(source("SearchShoes202309Request")).doesNotContain("Builder");
  }

  @Test
  void listsOfARequest_mayBeAbsentAndThoseOfAnAnswerNot() {
    assertThat(source("SearchShoesRequest")).contains("@Nullable List<String> e");
    assertThat(source("GetShoeResponse"))
        .contains("List<GetShoeResponse.Sole> soles")
        .doesNotContain("@Nullable List");
  }

  @Test
  void nestedRecordNamedLikeItsParent_getsANameOfItsOwn() {
    assertThat(source("GetShoeResponse")).contains("record Sole(", "record SoleSole(");
  }

  @Test
  void queryWithoutRequiredParameter_canBeNone() {
    assertThat(source("SearchShoes202309Query"))
        .contains("put(values, \"page_size\", value)", "put(values, \"states\", value)")
        .doesNotContain("none()");
  }

  @Test
  void sameContract_givesTheSameSources() {
    assertThat(ApiGenerator.generate(CONTRACT, SHAPES)).isEqualTo(sources);
  }

  @Test
  void secondRun_touchesNothingAndRemovesWhatIsGone(@TempDir Path folder) throws IOException {
    Path contract = Files.writeString(folder.resolve("c"), CONTRACT);
    Path shapes = Files.writeString(folder.resolve("s"), SHAPES);
    Path out = folder.resolve("out");
    String[] arguments = {contract.toString(), shapes.toString(), out.toString()};
    ApiGenerator.main(arguments);
    Path api = out.resolve(ROOT + "shoebox/ShoeBoxApi.java");
    FileTime past = FileTime.from(Instant.ofEpochSecond(1));
    Files.setLastModifiedTime(api, past);
    Path stale = Files.writeString(out.resolve(ROOT + "Stale.java"), "class Stale {}");

    ApiGenerator.main(arguments);

    assertThat(Files.getLastModifiedTime(api)).isEqualTo(past);
    assertThat(stale).doesNotExist();
  }

  @Test
  void shapeWithoutItsField_isRefused() {
    assertThatThrownBy(
            () ->
                ApiGenerator.generate(
                    CONTRACT, "shoe_box Shoe POST /shoe_box/202605/shoes/search boots"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("No field boots");
  }

  @Test
  void twoOperationsOfOneName_areRefused() {
    String twice =
        CONTRACT + "op GET /shoe_box/202309/other\n  name GetShoe\n  shop_cipher absent\n";
    assertThatThrownBy(() -> ApiGenerator.generate(twice, SHAPES))
        .hasMessageContaining("Two operations of shoe_box are called GetShoe");
  }
}
