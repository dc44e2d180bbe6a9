package io.shopfleet.codegen.tiktok.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopfleet.codegen.tiktok.contract.ContractText;
import io.shopfleet.codegen.tiktok.contract.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractRenewalTest {

  private static final String OFFICIAL =
      """
      {"paths": {
        "/shoe/202309/shoes/search": {"post": {"summary": "GetShoeList",
          "parameters": [
            {"name": "page_size", "in": "query", "required": true, "description": "",
             "schema": {"type": "integer", "format": "int32"}},
            {"name": "shop_cipher", "in": "query", "required": false, "schema": {"type": "string"}},
            {"name": "x-tts-access-token", "in": "header", "schema": {"type": "string"}}],
          "requestBody": {"content": {"application/json": {"schema": {"type": "object",
            "properties": {"lace": {"type": "string"}}}}}},
          "responses": {"200": {"content": {"application/json": {"schema": {"properties": {
            "data": {"type": "object", "properties": {
              "shoes": {"type": "array", "items": {"type": "object", "properties": {
                "id": {"type": "string"},
                "size": {"type": "integer", "format": "int64"}}}}}}}}}}}}}},
        "/shoe/202309/photos": {"post": {"summary": "UploadPhoto", "parameters": [],
          "requestBody": {"content": {"multipart/form-data": {"schema": {"type": "object",
            "properties": {"data": {"type": "string", "format": "binary"}}}}}},
          "responses": {}}}}}
      """;

  private static final String MERGED =
      """
      {"operations": [
        {"method": "POST", "path": "/shoe/202309/shoes/search", "title": "Get Shoe List",
         "shop_cipher": "required", "scopes": ["shoe.read"], "content_type": "application/json",
         "query": [{"n": "page_size", "t": "string", "lim": "range=1-100; default=20"},
                   {"n": "shop_cipher", "t": "string"}],
         "body": [{"n": "lace", "t": "string", "req": true, "enum": ["LONG", "SHORT"]}],
         "data": [{"n": "shoes", "t": "object[]", "f": [
           {"n": "size", "t": "string"}, {"n": "colour", "t": "string"}]}]},
        {"method": "POST", "path": "/shoe/202610/shoes/search", "title": "Find Shoes",
         "shop_cipher": "unknown", "scopes": [], "content_type": "application/json",
         "query": [], "body": [], "data": [{"n": "total_count", "t": "number"}]}]}
      """;

  @TempDir Path folder;
  private Path merged;

  @BeforeEach
  void write() throws IOException {
    merged = folder.resolve("merged.contract");
    Files.writeString(folder.resolve("shoe.json"), OFFICIAL);
    Files.writeString(merged, MERGED);
  }

  @Test
  void twoSources_becomeOneContract() throws IOException {
    String text = ContractText.write(ContractRenewal.renew(folder, merged));
    assertThat(text)
        .endsWith(
            """

            op POST /shoe/202309/photos
              name UploadPhoto
              shop_cipher absent
              multipart
                data file

            op POST /shoe/202309/shoes/search
              name SearchShoes
              shop_cipher required
              scope shoe.read
              query
                page_size int32 required default=20 range=1-100
              body
                lace string required enum=LONG|SHORT
              data
                shoes object[]
                  colour string
                  id string
                  size int64

            op POST /shoe/202610/shoes/search
              name SearchShoes
              shop_cipher optional
              data
                total_count int64
            """);
  }

  @Test
  void sameSources_giveTheSameText() throws IOException {
    assertThat(ContractText.write(ContractRenewal.renew(folder, merged)))
        .isEqualTo(ContractText.write(ContractRenewal.renew(folder, merged)));
  }

  @Test
  void family_isNamedByItsNewestOfficialVersion() throws IOException {
    assertThat(ContractRenewal.renew(folder, merged))
        .filteredOn(operation -> operation.family().equals("POST /shoe/shoes/search"))
        .extracting(Operation::name)
        .containsExactly("SearchShoes", "SearchShoes");
  }

  @Test
  void wrongArguments_sayWhatIsExpected() {
    assertThatThrownBy(() -> ContractRenewal.main(new String[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Usage: ContractRenewal");
  }
}
