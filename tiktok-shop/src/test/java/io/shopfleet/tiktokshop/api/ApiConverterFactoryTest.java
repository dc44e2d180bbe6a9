package io.shopfleet.tiktokshop.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopfleet.tiktokshop.api.event.DeleteShopWebhookRequest;
import io.shopfleet.tiktokshop.api.event.EventApi;
import io.shopfleet.tiktokshop.api.event.EventType;
import io.shopfleet.tiktokshop.api.order.GetOrderDetailQuery;
import io.shopfleet.tiktokshop.api.order.OrderApi;
import io.shopfleet.tiktokshop.api.order.OrderStatus;
import io.shopfleet.tiktokshop.api.order.SearchOrdersQuery;
import io.shopfleet.tiktokshop.api.order.SearchOrdersRequest;
import io.shopfleet.tiktokshop.api.order.SearchOrdersResponse;
import io.shopfleet.tiktokshop.api.order.SortOrder;
import io.shopfleet.tiktokshop.api.product.ProductApi;
import io.shopfleet.tiktokshop.api.product.UseCase;
import io.shopfleet.tiktokshop.api.registry.ApiAdapters;
import io.shopfleet.tiktokshop.api.registry.ApiConverterFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import retrofit2.Retrofit;

class ApiConverterFactoryTest {

  private final MockWebServer server = new MockWebServer();
  private Retrofit retrofit;

  @BeforeEach
  void start() throws IOException {
    server.start(InetAddress.getLoopbackAddress(), 0);
    retrofit =
        new Retrofit.Builder()
            .baseUrl(server.url("/"))
            .addConverterFactory(new ApiConverterFactory(new ApiAdapters()))
            .build();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void answer(String json) {
    server.enqueue(new MockResponse.Builder().body(json).build());
  }

  @Test
  void search_sendsQueryAndBodyAndReadsThePage() throws Exception {
    answer(
        "{\"code\":0,\"message\":\"Success\",\"data\":{\"total_count\":1,\"orders\":[{\"id\":\"7\","
            + "\"line_items\":[{\"sku_id\":\"8\"}]}]},\"request_id\":\"r\"}");
    SearchOrdersQuery query =
        SearchOrdersQuery.builder().pageSize(100).sortOrder(SortOrder.ASC).pageToken(null).build();
    SearchOrdersRequest request =
        SearchOrdersRequest.builder()
            .orderStatus(OrderStatus.AWAITING_SHIPMENT)
            .updateTimeGe(1_780_000_000)
            .warehouseIds(List.of("w1"))
            .build();

    Envelope<SearchOrdersResponse> page =
        retrofit.create(OrderApi.class).searchOrders(null, query, request).execute().body();

    assertThat(page.data().orders().get(0).lineItems().get(0).skuId()).isEqualTo("8");
    RecordedRequest recorded = server.takeRequest();
    assertThat(recorded.getTarget())
        .isEqualTo("/order/202309/orders/search?page_size=100&sort_order=ASC");
    assertThat(recorded.getHeaders().get("Content-Type")).isEqualTo("application/json");
    assertThat(recorded.getBody().utf8())
        .isEqualTo(
            "{\"order_status\":\"AWAITING_SHIPMENT\",\"update_time_ge\":1780000000,"
                + "\"warehouse_ids\":[\"w1\"]}");
  }

  @Test
  void requestBytes_areThoseThatAreSent() throws Exception {
    answer("{\"code\":0}");
    ApiConverterFactory factory = new ApiConverterFactory(new ApiAdapters());
    SearchOrdersRequest request = SearchOrdersRequest.builder().createTimeGe(1).build();
    byte[] bytes = factory.bytes(SearchOrdersRequest.class, request);
    SearchOrdersQuery query = SearchOrdersQuery.builder().pageSize(1).build();

    assertThat(retrofit.create(OrderApi.class).searchOrders(null, query, request).execute().body())
        .isNotNull();

    assertThat(server.takeRequest().getBody().toByteArray()).isEqualTo(bytes);
    assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo("{\"create_time_ge\":1}");
  }

  @Test
  void listInTheQuery_isJoinedByCommas() throws Exception {
    answer("{\"code\":0}");
    GetOrderDetailQuery query = GetOrderDetailQuery.builder().ids(List.of("1", "2")).build();

    assertThat(retrofit.create(OrderApi.class).getOrderDetail(null, query).execute().body())
        .isNotNull();

    assertThat(server.takeRequest().getUrl().queryParameter("ids")).isEqualTo("1,2");
  }

  @Test
  void deletion_carriesItsBody() throws Exception {
    answer("{\"code\":0,\"data\":{}}");
    DeleteShopWebhookRequest request =
        new DeleteShopWebhookRequest(EventType.of("ORDER_STATUS_CHANGE"));

    assertThat(retrofit.create(EventApi.class).deleteShopWebhook(null, request).execute().body())
        .isNotNull();

    RecordedRequest recorded = server.takeRequest();
    assertThat(recorded.getMethod()).isEqualTo("DELETE");
    assertThat(recorded.getBody().utf8()).isEqualTo("{\"event_type\":\"ORDER_STATUS_CHANGE\"}");
  }

  @Test
  void upload_isMultipartAndLeavesAbsentPartsOut() throws Exception {
    answer("{\"code\":0,\"data\":{\"uri\":\"u\"}}");
    MultipartBody.Part image =
        MultipartBody.Part.createFormData("data", "a.png", RequestBody.create(new byte[] {1, 2}));

    assertThat(
            retrofit
                .create(ProductApi.class)
                .uploadProductImage(null, image, null)
                .execute()
                .body()
                .data()
                .uri())
        .isEqualTo("u");

    RecordedRequest recorded = server.takeRequest();
    assertThat(recorded.getHeaders().get("Content-Type")).startsWith("multipart/form-data");
    assertThat(recorded.getBody().utf8()).contains("name=\"data\"").doesNotContain("use_case");
  }

  @Test
  void partOfAnOpenEnum_isItsPlainText() throws Exception {
    answer("{\"code\":0}");
    MultipartBody.Part image =
        MultipartBody.Part.createFormData("data", "a.png", RequestBody.create(new byte[] {1}));

    assertThat(
            retrofit
                .create(ProductApi.class)
                .uploadProductImage(null, image, UseCase.of("MAIN_IMAGE"))
                .execute()
                .body())
        .isNotNull();

    assertThat(server.takeRequest().getBody().utf8()).contains("\r\n\r\nMAIN_IMAGE\r\n");
  }

  @Test
  void foreignType_isRefused() {
    assertThatThrownBy(() -> new ApiAdapters().of(Thread.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not part of the TikTok Shop API");
  }
}
