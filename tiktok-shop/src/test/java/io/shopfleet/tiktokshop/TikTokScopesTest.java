package io.shopfleet.tiktokshop;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.platform.Feature;
import io.shopfleet.tiktokshop.api.ApiOperation;
import io.shopfleet.tiktokshop.api.registry.ApiOperations;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TikTokScopesTest {

  @ParameterizedTest
  @EnumSource(Feature.class)
  void everyFeature_needsScopesThatTheContractNames(Feature feature) {
    Set<String> named =
        ApiOperations.all().stream()
            .flatMap(operation -> operation.scopes().stream())
            .collect(Collectors.toSet());

    assertThat(TikTokScopes.of(feature)).isNotEmpty().isSubsetOf(named);
  }

  @ParameterizedTest
  @CsvSource({
    "ORDER_MANAGEMENT, POST, /order/202309/orders/search",
    "PRODUCT_CATALOG, POST, /product/202502/products/search",
    "INVENTORY_SYNC, POST, /product/202309/inventory/search",
    "INVENTORY_SYNC, POST, /product/202309/products/1/inventory/update",
    "SHOP_INFO, GET, /authorization/202309/shops",
    "WEBHOOKS, GET, /event/202309/webhooks",
    "RETURNS, POST, /return_refund/202309/returns/search"
  })
  void feature_needsTheScopesOfTheOperationsItCalls(Feature feature, String method, String path) {
    ApiOperation operation = ApiOperations.find(method, path).orElseThrow();

    assertThat(TikTokScopes.of(feature)).containsAll(operation.scopes());
  }
}
