package io.shopfleet.tiktokshop.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.tiktokshop.api.ApiOperation.Presence;
import io.shopfleet.tiktokshop.api.authorization.AuthorizationOperations;
import io.shopfleet.tiktokshop.api.event.EventOperations;
import io.shopfleet.tiktokshop.api.order.OrderOperations;
import io.shopfleet.tiktokshop.api.product.ProductOperations;
import io.shopfleet.tiktokshop.api.registry.ApiOperations;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ApiOperationsTest {

  static Stream<ApiOperation> all() {
    return ApiOperations.all().stream();
  }

  @ParameterizedTest
  @MethodSource("all")
  void concretePath_findsItsOperation(ApiOperation operation) {
    String path = operation.pathTemplate().replaceAll("\\{[^}]+}", "1729382256910270000");
    assertThat(ApiOperations.find(operation.method(), path)).containsSame(operation);
  }

  @Test
  void literalSegment_goesBeforeAParameter() {
    assertThat(ApiOperations.find("POST", "/fulfillment/202309/packages/search"))
        .map(ApiOperation::id)
        .contains("fulfillment.searchPackage");
    assertThat(ApiOperations.find("GET", "/fulfillment/202309/packages/115"))
        .map(ApiOperation::id)
        .contains("fulfillment.getPackageDetail");
  }

  @Test
  void unknownPathOrMethod_findsNothing() {
    assertThat(ApiOperations.find("GET", "/order/202309/orders/search")).isEmpty();
    assertThat(ApiOperations.find("POST", "/order/202309/orders/search/")).isEmpty();
    assertThat(ApiOperations.find("POST", "/order/209901/orders/search")).isEmpty();
    assertThat(ApiOperations.find("GET", "")).isEmpty();
    assertThat(ApiOperations.find("GET", "/product/202309/products/")).isEmpty();
  }

  @Test
  void shopCipher_belongsToShopsAlone() {
    assertThat(OrderOperations.SEARCH_ORDERS.shopCipher()).isEqualTo(Presence.REQUIRED);
    assertThat(AuthorizationOperations.GET_AUTHORIZED_SHOPS.shopCipher())
        .isEqualTo(Presence.ABSENT);
    assertThat(ProductOperations.UPLOAD_PRODUCT_IMAGE.shopCipher()).isEqualTo(Presence.ABSENT);
    assertThat(ProductOperations.UPLOAD_PRODUCT_IMAGE.multipart()).isTrue();
  }

  @Test
  void newestVersion_hasThePlainName() {
    assertThat(OrderOperations.GET_ORDER_DETAIL.version()).isEqualTo("202507");
    assertThat(OrderOperations.GET_ORDER_DETAIL.latest()).isTrue();
    assertThat(OrderOperations.GET_ORDER_DETAIL_202309.version()).isEqualTo("202309");
    assertThat(OrderOperations.GET_ORDER_DETAIL_202309.latest()).isFalse();
  }

  @Test
  void idempotence_followsTheMethod() {
    assertThat(OrderOperations.GET_ORDER_DETAIL.idempotentByMethod()).isTrue();
    assertThat(EventOperations.UPDATE_SHOP_WEBHOOK.idempotentByMethod()).isTrue();
    assertThat(EventOperations.DELETE_SHOP_WEBHOOK.idempotentByMethod()).isTrue();
    assertThat(ProductOperations.UPDATE_INVENTORY.idempotentByMethod()).isFalse();
  }
}
