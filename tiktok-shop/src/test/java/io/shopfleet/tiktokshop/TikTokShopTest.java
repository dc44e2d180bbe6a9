package io.shopfleet.tiktokshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopfleet.account.InvalidSettingException;
import io.shopfleet.account.RegionCode;
import io.shopfleet.account.Settings;
import io.shopfleet.platform.CredentialField;
import io.shopfleet.platform.Endpoints;
import io.shopfleet.platform.Feature;
import io.shopfleet.platform.PlatformDescriptor;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TikTokShopTest {

  private static final PlatformDescriptor DESCRIPTOR = TikTokShop.platform().descriptor();

  @Test
  void descriptor_namesThePlatformAndItsHosts() {
    assertThat(DESCRIPTOR.id().value()).isEqualTo("tiktok-shop");
    assertThat(DESCRIPTOR.displayName()).isEqualTo("TikTok Shop");
    assertThat(DESCRIPTOR.defaults().get(Endpoints.BASE_URL))
        .contains(URI.create("https://open-api.tiktokglobalshop.com"));
    assertThat(DESCRIPTOR.defaults().get(Endpoints.AUTH_URL))
        .contains(URI.create("https://auth.tiktok-shops.com"));
    assertThat(DESCRIPTOR.warning()).isEmpty();
  }

  @Test
  void descriptor_servesTheSixteenMarketsOfTheDocumentation() {
    assertThat(DESCRIPTOR.regions())
        .hasSize(16)
        .contains(new RegionCode("ID"), new RegionCode("US"), new RegionCode("GB"));
  }

  @Test
  void descriptor_offersWhatTheGuideLists() {
    assertThat(DESCRIPTOR.features())
        .contains(
            Feature.PRODUCT_CATALOG,
            Feature.ORDER_FULFILLMENT,
            Feature.INVENTORY_SYNC,
            Feature.LOGISTICS,
            Feature.PROMOTIONS,
            Feature.RETURNS,
            Feature.LIVE_SHOPPING,
            Feature.AFFILIATE_PROGRAM,
            Feature.SHOP_ANALYTICS);
  }

  @Test
  void credentialForm_asksForTheAppAndHidesSecrets() {
    assertThat(DESCRIPTOR.credentialForm().missing(Map.of()))
        .extracting(CredentialField::name)
        .containsExactly("app_key", "app_secret");
    assertThat(DESCRIPTOR.credentialForm().fields())
        .filteredOn(CredentialField::secret)
        .extracting(CredentialField::name)
        .containsExactly("app_secret", "earlier_app_secret", "access_token", "refresh_token");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "50", "100"})
  void pageSize_isWhatThePlatformTakes(String size) {
    assertThat(TikTokShop.PAGE_SIZE.parse(size)).isEqualTo(Integer.parseInt(size));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "101", "many", ""})
  void otherPageSize_isRefused(String size) {
    assertThatThrownBy(() -> TikTokShop.PAGE_SIZE.parse(size))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("1 to 100");
  }

  @Test
  void pageSizeUnset_isTheLargest() {
    assertThat(Settings.none().get(TikTokShop.PAGE_SIZE)).isEmpty();
    assertThat(TikTokShop.PAGE_SIZE.defaultValue()).isEqualTo(100);
  }
}
