package io.shopfleet.platform;

import io.shopfleet.account.RegionCode;
import io.shopfleet.account.UnknownRegionException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The markets that are known, in the order of the official documentation of December 2025. Data,
 * not logic: a host adds or replaces markets. Immutable and safe for concurrent use.
 */
public final class RegionCatalogue {

  private static final RegionCatalogue STANDARD =
      new RegionCatalogue(
          List.of(
              region(
                  "US",
                  "United States",
                  "USD",
                  "en-US",
                  "America/Los_Angeles",
                  "seller-us.tiktok.com"),
              region(
                  "GB", "United Kingdom", "GBP", "en-GB", "Europe/London", "seller-uk.tiktok.com"),
              region("ID", "Indonesia", "IDR", "id-ID", "Asia/Jakarta", "seller-id.tokopedia.com"),
              region("MY", "Malaysia", "MYR", "ms-MY", "Asia/Kuala_Lumpur", "seller-my.tiktok.com"),
              region("PH", "Philippines", "PHP", "en-PH", "Asia/Manila", "seller-ph.tiktok.com"),
              region("SG", "Singapore", "SGD", "en-SG", "Asia/Singapore", "seller-sg.tiktok.com"),
              region("TH", "Thailand", "THB", "th-TH", "Asia/Bangkok", "seller-th.tiktok.com"),
              region("VN", "Vietnam", "VND", "vi-VN", "Asia/Ho_Chi_Minh", "seller-vn.tiktok.com"),
              region("MX", "Mexico", "MXN", "es-MX", "America/Mexico_City", "seller-mx.tiktok.com"),
              region("BR", "Brazil", "BRL", "pt-BR", "America/Sao_Paulo", "seller-br.tiktok.com"),
              region("JP", "Japan", "JPY", "ja-JP", "Asia/Tokyo", "seller-jp.tiktok.com"),
              region("ES", "Spain", "EUR", "es-ES", "Europe/Madrid", "seller-es.tiktok.com"),
              region("DE", "Germany", "EUR", "de-DE", "Europe/Berlin", "seller-de.tiktok.com"),
              region("FR", "France", "EUR", "fr-FR", "Europe/Paris", "seller-fr.tiktok.com"),
              region("IT", "Italy", "EUR", "it-IT", "Europe/Rome", "seller-it.tiktok.com"),
              region("IE", "Ireland", "EUR", "en-IE", "Europe/Dublin", "seller-ie.tiktok.com")));

  private final Map<RegionCode, Region> regions;

  private RegionCatalogue(Collection<Region> regions) {
    Map<RegionCode, Region> byCode = new LinkedHashMap<>();
    regions.forEach(region -> byCode.put(region.code(), region));
    this.regions = Collections.unmodifiableMap(byCode);
  }

  /** The sixteen markets that this library ships with. */
  public static RegionCatalogue standard() {
    return STANDARD;
  }

  /** This catalogue with a market added or replaced. */
  public RegionCatalogue with(Region region) {
    Map<RegionCode, Region> changed = new LinkedHashMap<>(regions);
    changed.put(region.code(), region);
    return new RegionCatalogue(changed.values());
  }

  public Optional<Region> find(RegionCode code) {
    return Optional.ofNullable(regions.get(code));
  }

  /**
   * @throws UnknownRegionException if the market is not in the catalogue
   */
  public Region get(RegionCode code) {
    return find(code)
        .orElseThrow(
            () ->
                new UnknownRegionException(
                    code.value(),
                    "known markets are "
                        + String.join(
                            ", ",
                            regions.keySet().stream().map(RegionCode::value).sorted().toList())
                        + "; add others with RegionCatalogue.with"));
  }

  public Collection<Region> all() {
    return regions.values();
  }

  private static Region region(
      String code, String name, String currency, String locale, String zone, String sellerCentre) {
    return new Region(
        new RegionCode(code),
        name,
        currency,
        Locale.forLanguageTag(locale),
        ZoneId.of(zone),
        sellerCentre);
  }
}
