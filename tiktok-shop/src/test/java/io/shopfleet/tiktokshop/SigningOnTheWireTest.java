package io.shopfleet.tiktokshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopfleet.account.Account;
import io.shopfleet.credential.Secret;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.platform.OrderSource;
import io.shopfleet.platform.ShopInfo;
import io.shopfleet.platform.Window;
import io.shopfleet.tiktokshop.api.affiliatepartner.AffiliatePartnerApi;
import io.shopfleet.tiktokshop.api.affiliatepartner.AffiliatePartnerOperations;
import io.shopfleet.tiktokshop.api.affiliatepartner.CreateAffiliatePartnerCampaignRequest;
import io.shopfleet.tiktokshop.api.fulfillment.FulfillmentApi;
import io.shopfleet.tiktokshop.api.fulfillment.FulfillmentOperations;
import io.shopfleet.tiktokshop.api.order.OrderApi;
import io.shopfleet.tiktokshop.api.order.OrderOperations;
import io.shopfleet.tiktokshop.api.order.SearchOrdersQuery;
import io.shopfleet.tiktokshop.api.order.SearchOrdersRequest;
import io.shopfleet.tiktokshop.api.order.ShippingType;
import io.shopfleet.tiktokshop.signing.QueryParameter;
import io.shopfleet.tiktokshop.signing.RequestSigner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SigningOnTheWireTest {

  private static final String SHOPS =
      "{\"shops\":[{\"id\":\""
          + TestFleet.SHOP
          + "\",\"name\":\"Toko Uji\",\"region\":\"ID\",\"cipher\":\""
          + TestFleet.CIPHER
          + "\"}]}";

  private ScriptedShop shop;

  @BeforeEach
  void open() throws Exception {
    shop = new ScriptedShop();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private TikTokShopClient client(Account account) {
    return shop.fleet.connector.client(account, TikTokShopClient.class).orElseThrow();
  }

  private void search(Account account, String pageToken, SearchOrdersRequest body) {
    SearchOrdersQuery query =
        SearchOrdersQuery.builder().pageSize(50).pageToken(pageToken).sortField("").build();
    client(account)
        .call(
            OrderOperations.SEARCH_ORDERS,
            OrderApi.class,
            (api, tag) -> api.searchOrders(tag, query, body));
  }

  private static String signAsReceived(RecordedRequest request) {
    HttpUrl url = request.getUrl();
    List<QueryParameter> query = new ArrayList<>();
    for (int i = 0; i < url.querySize(); i++) {
      query.add(
          new QueryParameter(
              url.queryParameterName(i), String.valueOf(url.queryParameterValue(i))));
    }
    byte[] body = request.getBody() == null ? new byte[0] : request.getBody().toByteArray();
    return new RequestSigner(Secret.of("secret-of-the-app"))
        .sign(url.encodedPath(), query, "application/json", body);
  }

  @Test
  void everyRequest_carriesWhatThePlatformWants() throws Exception {
    shop.data("{}");
    search(
        shop.account,
        "p1",
        SearchOrdersRequest.builder().shippingType(ShippingType.of("TIKTOK")).build());

    RecordedRequest request = shop.request();
    HttpUrl url = request.getUrl();
    assertThat(url.encodedPath()).isEqualTo("/order/202309/orders/search");
    assertThat(url.queryParameter("app_key")).isEqualTo("6testkey");
    assertThat(url.queryParameter("timestamp"))
        .isEqualTo(Long.toString(ScriptedShop.START.getEpochSecond()));
    assertThat(url.queryParameter("shop_cipher")).isEqualTo(TestFleet.CIPHER);
    assertThat(url.queryParameter("sign"))
        .matches("[0-9a-f]{64}")
        .isEqualTo(signAsReceived(request));
    assertThat(request.getHeaders().get("x-tts-access-token")).isEqualTo("ROW_access-1");
    assertThat(request.getHeaders().get("content-type")).isEqualTo("application/json");
    assertThat(request.getBody().utf8()).isEqualTo("{\"shipping_type\":\"TIKTOK\"}");
  }

  @Test
  void pageToken_isSignedDecodedAndSentEncodedOnce() throws Exception {
    shop.data("{}");
    search(shop.account, "b2Zm+c2V0/MA==, &%25é", SearchOrdersRequest.builder().build());

    RecordedRequest request = shop.request();
    assertThat(request.getUrl().queryParameter("page_token")).isEqualTo("b2Zm+c2V0/MA==, &%25é");
    assertThat(request.getTarget())
        .contains("page_token=b2Zm%2Bc2V0%2FMA%3D%3D%2C%20%26%2525%C3%A9");
    assertThat(request.getUrl().queryParameter("sign")).isEqualTo(signAsReceived(request));
  }

  @Test
  void emptyBody_isSignedAsTheTwoBytesThatAreSent() throws Exception {
    shop.data("{}");
    search(shop.account, "p1", SearchOrdersRequest.builder().build());

    RecordedRequest request = shop.request();
    assertThat(request.getBody().utf8()).isEqualTo("{}");
    assertThat(request.getUrl().queryParameter("sign")).isEqualTo(signAsReceived(request));
  }

  @Test
  void parameterWithoutValue_isNotSent() throws Exception {
    shop.data("{}");
    search(shop.account, "", SearchOrdersRequest.builder().build());

    assertThat(shop.request().getUrl().queryParameterNames())
        .containsExactlyInAnyOrder("page_size", "app_key", "timestamp", "shop_cipher", "sign");
  }

  @Test
  void getRequest_hasNoBodyAndStillItsContentType() throws Exception {
    shop.data(SHOPS);
    shop.fleet.capability(ShopInfo.class).shop(shop.account);

    RecordedRequest request = shop.request();
    assertThat(request.getMethod()).isEqualTo("GET");
    assertThat(request.getBodySize()).isZero();
    assertThat(request.getHeaders().get("content-type")).isEqualTo("application/json");
  }

  @Test
  void cipherWhereItDoesNotBelong_isNotSent() throws Exception {
    shop.data(SHOPS);
    shop.fleet.capability(ShopInfo.class).shop(shop.account);

    assertThat(shop.request().getUrl().queryParameterNames())
        .containsExactlyInAnyOrder("app_key", "timestamp", "sign");
  }

  @Test
  void missingCipher_isRefusedBeforeAnythingIsSent() {
    Account account = TestFleet.account().shopAttributes(Map.of()).build();
    Window window = new Window(ScriptedShop.START.minus(Duration.ofHours(1)), ScriptedShop.START);

    assertThatThrownBy(() -> shop.fleet.capability(OrderSource.class).orders(account, window, null))
        .hasMessageContaining("order.searchOrders")
        .hasMessageContaining("Toko Uji")
        .hasMessageContaining("missing cipher")
        .hasMessageContaining("Reload the shops")
        .satisfies(
            e -> {
              MarketplaceException failure = (MarketplaceException) e;
              assertThat(failure.kind()).isEqualTo(FailureKind.INVALID_REQUEST);
              assertThat(failure.sent()).isFalse();
            });
    assertThat(shop.server.getRequestCount()).isZero();
  }

  @Test
  void multipartUpload_isSentWithItsBoundaryAndSignedWithoutItsBody() throws Exception {
    shop.data("{}");
    MultipartBody.Part file =
        MultipartBody.Part.createFormData(
            "data",
            "a.pdf",
            RequestBody.create(new byte[] {1, 2}, MediaType.get("application/pdf")));
    client(shop.account)
        .call(
            FulfillmentOperations.FULFILLMENT_UPLOAD_DELIVERY_FILE,
            FulfillmentApi.class,
            (api, tag) -> api.fulfillmentUploadDeliveryFile(tag, file, "a.pdf"));

    RecordedRequest request = shop.request();
    HttpUrl url = request.getUrl();
    assertThat(request.getHeaders().get("content-type"))
        .startsWith("multipart/form-data; boundary=");
    assertThat(request.getBodySize()).isPositive();
    List<QueryParameter> query =
        List.of(
            new QueryParameter("app_key", "6testkey"),
            new QueryParameter("timestamp", String.valueOf(url.queryParameter("timestamp"))),
            new QueryParameter("shop_cipher", TestFleet.CIPHER));
    assertThat(url.queryParameter("sign"))
        .isEqualTo(
            new RequestSigner(Secret.of("secret-of-the-app"))
                .sign(url.encodedPath(), query, "application/json", new byte[0]));
  }

  @Test
  void assetCipher_goesWherePartnersNeedIt() throws Exception {
    Account partner = TestFleet.account().shopAttribute("category_asset_cipher", "ASSET_1").build();
    shop.data("{}");
    createCampaign(partner);

    assertThat(shop.request().getUrl().queryParameterNames())
        .contains("category_asset_cipher")
        .doesNotContain("shop_cipher");
    assertThatThrownBy(() -> createCampaign(shop.account))
        .hasMessageContaining("category_asset_cipher")
        .hasMessageContaining("category assets");
    assertThat(shop.server.getRequestCount()).isOne();
  }

  private void createCampaign(Account account) {
    client(account)
        .call(
            AffiliatePartnerOperations.CREATE_AFFILIATE_PARTNER_CAMPAIGN,
            AffiliatePartnerApi.class,
            (api, tag) ->
                api.createAffiliatePartnerCampaign(
                    tag, CreateAffiliatePartnerCampaignRequest.builder().build()));
  }

  @Test
  void otherAccountsOfTheSameAppWithAnotherSecret_areSignedWithTheirOwn() throws Exception {
    shop.data("{}").data("{}");
    search(shop.account, "p1", SearchOrdersRequest.builder().build());
    String first = shop.request().getUrl().queryParameter("sign");
    var stored = shop.fleet.store.load(shop.account.credential()).orElseThrow();
    TestFleet other = new TestFleet(shop.server.url("/"), shop.fleet.clock);
    other.with(
        new io.shopfleet.credential.Credential(
            stored.id(),
            stored.parameters(),
            Map.of("app_secret", Secret.of("another-secret")),
            stored.accessToken(),
            stored.refreshToken(),
            stored.scopes(),
            stored.renewal(),
            0));
    other
        .connector
        .client(shop.account, TikTokShopClient.class)
        .orElseThrow()
        .call(
            OrderOperations.SEARCH_ORDERS,
            OrderApi.class,
            (api, tag) ->
                api.searchOrders(
                    tag,
                    SearchOrdersQuery.builder().pageSize(50).pageToken("p1").build(),
                    SearchOrdersRequest.builder().build()));

    assertThat(shop.request().getUrl().queryParameter("sign")).isNotEqualTo(first);
  }
}
