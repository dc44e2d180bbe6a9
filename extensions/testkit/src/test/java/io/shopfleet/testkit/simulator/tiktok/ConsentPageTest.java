package io.shopfleet.testkit.simulator.tiktok;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Objects;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsentPageTest {
  private static final HttpUrl BACK = HttpUrl.get("https://erp.example/callback?tenant=7");

  private final OkHttpClient http = new OkHttpClient.Builder().followRedirects(false).build();
  private final FakeTikTokShop fake = FakeTikTokShop.open();
  private final FakeApp app = fake.app();

  @BeforeEach
  void register() {
    fake.seller("Toko <Satu>", "ID").shop();
    fake.seller("Toko Dua", "ID").shop();
    fake.consentPage(app, "7300000000000000001", BACK);
  }

  @AfterEach
  void close() {
    fake.close();
  }

  @Test
  void opened_showsTheSellersToChooseFrom() throws IOException {
    try (Response page = get(url())) {
      assertThat(page.code()).isEqualTo(200);
      assertThat(page.body().string())
          .contains("Toko &lt;Satu>", "Toko Dua", "seller=2", "state=s%261");
    }
  }

  @Test
  void sellerChosen_leadsBackWithACodeThatBuysTokens() throws IOException {
    HttpUrl back = redirect("2");

    assertThat(back.queryParameter("tenant")).isEqualTo("7");
    assertThat(back.queryParameter("state")).isEqualTo("s&1");
    String code = Objects.requireNonNull(back.queryParameter("code"));
    assertThat(fake.tokens().exchange(app, code).openId())
        .isEqualTo(fake.sellers().get(1).openId(app))
        .isNotEqualTo(fake.sellers().get(0).openId(app));
  }

  @Test
  void refused_leadsBackWithoutACode() throws IOException {
    HttpUrl back = redirect("none");

    assertThat(back.queryParameter("code")).isNull();
    assertThat(back.queryParameter("error")).isEqualTo("auth_denied");
    assertThat(back.queryParameter("state")).isEqualTo("s&1");
  }

  @Test
  void unknownService_isNotFound() throws IOException {
    try (Response page = get(url().setQueryParameter("service_id", "1"))) {
      assertThat(page.code()).isEqualTo(404);
    }
  }

  private HttpUrl redirect(String seller) throws IOException {
    try (Response answer = get(url().addQueryParameter("seller", seller))) {
      assertThat(answer.code()).isEqualTo(302);
      return HttpUrl.get(Objects.requireNonNull(answer.header("Location")));
    }
  }

  private HttpUrl.Builder url() {
    return fake.consentUrl()
        .newBuilder()
        .addQueryParameter("service_id", "7300000000000000001")
        .addQueryParameter("state", "s&1");
  }

  private Response get(HttpUrl.Builder url) throws IOException {
    return http.newCall(new Request.Builder().url(url.build()).build()).execute();
  }
}
