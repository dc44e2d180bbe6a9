package io.shopfleet.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopfleet.account.InvalidSettingException;
import io.shopfleet.account.RegionCode;
import io.shopfleet.account.Settings;
import io.shopfleet.account.UnknownRegionException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The small rules of what platforms are described with. */
class PlatformRecordsTest {

  private static final Instant T = ManualClock.START;

  @Test
  void window_endsAfterItStarts() {
    assertThat(new Window(T, T.plusNanos(1)).length()).isEqualTo(Duration.ofNanos(1));
    assertThatThrownBy(() -> new Window(T, T)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Window(T, T.minusNanos(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(T.toString());
  }

  @Test
  void page_keepsItsOwnItemsAndTellsWhatItKnows() {
    List<String> items = new ArrayList<>(List.of("a"));
    Page<String> middle = new Page<>(items, "next", 7L);
    Page<String> last = Page.last(items);
    items.clear();

    assertThat(middle.items()).containsExactly("a");
    assertThat(middle.next()).contains("next");
    assertThat(middle.totalCount()).hasValue(7);
    assertThat(last.next()).isEmpty();
    assertThat(last.totalCount()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://api.example.com", "http://127.0.0.1:8080/gateway"})
  void httpAddress_isTaken(String address) {
    Settings settings = Settings.none().with(Endpoints.BASE_URL, URI.create(address));

    assertThat(settings.get(Endpoints.BASE_URL)).contains(URI.create(address));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "api.example.com", "ftp://example.com", "https:///path", "not a uri"})
  void otherAddress_isRefusedWithAnExample(String address) {
    Settings settings = new Settings(Map.of(Endpoints.BASE_URL.name(), address));

    assertThatThrownBy(() -> settings.get(Endpoints.BASE_URL))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("endpoint.base-url");
  }

  @Test
  void form_namesWhatIsMissing() {
    CredentialField key = new CredentialField("app_key", "App key", "in the centre", false, true);
    CredentialField secret = new CredentialField("app_secret", "Secret", "beside it", true, true);
    CredentialField note = new CredentialField("note", "Note", "anything", false, false);
    CredentialForm form = new CredentialForm(List.of(key, secret, note));

    assertThat(form.missing(Map.of("app_key", "k", "app_secret", "  "))).containsExactly(secret);
    assertThat(form.missing(Map.of("app_key", "k", "app_secret", "s"))).isEmpty();
    assertThat(form.missing(Map.of())).containsExactly(key, secret);
  }

  @Test
  void featureWord_isTheGuidesName() {
    assertThat(Feature.ORDER_MANAGEMENT.word()).isEqualTo("order_management");
    assertThat(Feature.values()).extracting(Feature::word).doesNotHaveDuplicates().hasSize(13);
  }

  @Test
  void standardCatalogue_knowsSixteenMarkets() {
    assertThat(RegionCatalogue.standard().all())
        .hasSize(16)
        .allMatch(region -> region.currency().matches("[A-Z]{3}"));
    assertThat(RegionCatalogue.standard().get(new RegionCode("ID")))
        .extracting(Region::currency, Region::zone, Region::locale)
        .containsExactly("IDR", ZoneId.of("Asia/Jakarta"), Locale.forLanguageTag("id-ID"));
  }

  @Test
  void unknownMarket_isRefusedWithTheKnownOnes() {
    RegionCode nowhere = new RegionCode("AQ");

    assertThat(RegionCatalogue.standard().find(nowhere)).isEmpty();
    assertThatThrownBy(() -> RegionCatalogue.standard().get(nowhere))
        .isInstanceOf(UnknownRegionException.class)
        .hasMessageContaining("AQ")
        .hasMessageContaining("ID")
        .hasMessageContaining("RegionCatalogue.with");
  }

  @Test
  void marketAdded_leavesTheStandardAsItIs() {
    RegionCode aq = new RegionCode("AQ");
    Region antarctica =
        new Region(aq, "Antarctica", "USD", Locale.ENGLISH, ZoneId.of("UTC"), "example.com");

    assertThat(RegionCatalogue.standard().with(antarctica).get(aq)).isSameAs(antarctica);
    assertThat(RegionCatalogue.standard().find(aq)).isEmpty();
  }

  @Test
  void pageAndFound_keepCopiesAndTellWhatIsUnreadable() {
    List<String> items = new ArrayList<>(List.of("a"));
    List<Unreadable> bad = new ArrayList<>(List.of(new Unreadable(null, "{}", "no id")));
    Page<String> page = new Page<>(items, bad, "next", 2L);
    Found<String> found = new Found<>(items, bad);
    items.clear();
    bad.clear();

    assertThat(page.items()).containsExactly("a");
    assertThat(page.unreadable()).extracting(Unreadable::reason).containsExactly("no id");
    assertThat(found.items()).containsExactly("a");
    assertThat(found.unreadable()).hasSize(1);
    assertThat(new Page<>(List.of("b"), null, null).unreadable()).isEmpty();
    assertThat(Found.of(List.of("b")).unreadable()).isEmpty();
  }
}
