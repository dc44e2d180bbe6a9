package io.shopfleet.tiktokshop.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonEncodingException;
import io.shopfleet.tiktokshop.api.order.Order;
import io.shopfleet.tiktokshop.api.order.OrderStatus;
import io.shopfleet.tiktokshop.api.order.SearchOrdersResponse;
import io.shopfleet.tiktokshop.api.registry.ApiAdapters;
import java.io.EOFException;
import java.io.IOException;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeniencyTest {

  private final ApiAdapters adapters = new ApiAdapters();

  private Envelope<SearchOrdersResponse> page(String json) throws IOException {
    return adapters.readEnvelope(SearchOrdersResponse.class, new Buffer().writeUtf8(json));
  }

  private Order order(String fields) throws IOException {
    return page("{\"code\":0,\"data\":{\"orders\":[{" + fields + "}]}}").data().orders().get(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"code\":0,\"message\":\"Success\",\"data\":{\"total_count\":0}}",
        "{\"code\":0,\"data\":{}}",
        "{\"code\":0,\"data\":null}",
        "{\"code\":0,\"data\":\"\"}",
        "{\"code\":0}",
        "{\"code\":0,\"data\":{\"orders\":null}}",
        "{\"code\":0,\"data\":{\"orders\":[]}}"
      })
  void nothingFound_isAnEmptyPage(String json) throws IOException {
    Envelope<SearchOrdersResponse> page = page(json);
    assertThat(page.isSuccess()).isTrue();
    assertThat(page.data().orders()).isEmpty();
    assertThat(page.data().nextPageToken()).isNull();
  }

  @Test
  void refusal_keepsCodeMessageAndRequest() throws IOException {
    Envelope<SearchOrdersResponse> page =
        page("{\"code\":105002,\"message\":\"expired\",\"data\":[],\"request_id\":\"2026A\"}");
    assertThat(page.isSuccess()).isFalse();
    assertThat(page.code()).isEqualTo(105002);
    assertThat(page.message()).isEqualTo("expired");
    assertThat(page.requestId()).isEqualTo("2026A");
    assertThat(page.data().orders()).isEmpty();
  }

  @Test
  void codeAsText_isRead() throws IOException {
    assertThat(page("{\"code\":\"36009004\"}").code()).isEqualTo(36009004);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "null", "{\"error\":\"not found\"}"})
  void answerOfAnotherKind_isRefused(String json) {
    assertThatThrownBy(() -> page(json)).isInstanceOf(JsonDataException.class);
  }

  @Test
  void htmlPageOfAnEdge_isRefused() {
    assertThatThrownBy(() -> page("<html>502</html>")).isInstanceOf(JsonEncodingException.class);
  }

  @Test
  void numbersAndTextsInEachOthersPlace_areRead() throws IOException {
    Order order =
        order("\"id\":577087614418520388,\"create_time\":\"1780000000\",\"is_cod\":\"true\"");
    assertThat(order.id()).isEqualTo("577087614418520388");
    assertThat(order.createTime()).isEqualTo(1_780_000_000L);
    assertThat(order.isCod()).isTrue();
  }

  @Test
  void unknownFields_pass() throws IOException {
    Order order = order("\"brand_new\":{\"a\":[{\"b\":1}]},\"id\":\"7\",\"newer\":null");
    assertThat(order.id()).isEqualTo("7");
  }

  @Test
  void unknownStatus_keepsItsText() throws IOException {
    OrderStatus status = order("\"status\":\"TELEPORTED\"").status();
    assertThat(status).isEqualTo(OrderStatus.of("TELEPORTED"));
    assertThat(status.value()).isEqualTo("TELEPORTED");
    assertThat(OrderStatus.known()).doesNotContain(status);
  }

  @Test
  void knownStatus_isTheConstant() throws IOException {
    assertThat(order("\"status\":\"IN_TRANSIT\"").status()).isSameAs(OrderStatus.IN_TRANSIT);
    assertThat(order("\"status\":\"\"").status()).isNull();
  }

  @Test
  void moneyText_isExact() throws IOException {
    Order order = order("\"payment\":{\"currency\":\"IDR\",\"total_amount\":\"1575824.00\"}");
    assertThat(order.payment().totalAmount()).isEqualTo("1575824.00");
  }

  @Test
  void tooLargeNumber_isRefusedWithItsPath() {
    assertThatThrownBy(() -> order("\"create_time\":92233720368547758070"))
        .isInstanceOf(JsonDataException.class)
        .hasMessageContaining("$.data.orders[0].create_time");
  }

  @Test
  void objectInPlaceOfText_isRefusedWithItsPath() {
    assertThatThrownBy(() -> order("\"line_items\":[{\"id\":\"1\"},{\"sku_id\":{}}]"))
        .isInstanceOf(JsonDataException.class)
        .hasMessageContaining("$.data.orders[0].line_items[1].sku_id");
  }

  @Test
  void everyTruncation_isRefused() throws IOException {
    String whole = "{\"code\":0,\"data\":{\"orders\":[{\"id\":\"7\",\"create_time\":17}]}}";
    assertThat(page(whole).data().orders()).hasSize(1);
    for (int length = 0; length < whole.length(); length++) {
      String cut = whole.substring(0, length);
      assertThatThrownBy(() -> page(cut)).as(cut).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void somethingBehindTheAnswer_isRefused() {
    assertThatThrownBy(() -> page("{\"code\":0}{\"code\":0}"))
        .isInstanceOf(JsonEncodingException.class);
  }
}
