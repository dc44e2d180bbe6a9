package io.shopfleet.testkit.simulator.tiktok;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/** What a market's orders look like: currency, places, carriers. */
record Market(
    String region,
    String country,
    String currency,
    int decimals,
    long priceUnit,
    String tokenPrefix,
    String phonePrefix,
    String firstLevel,
    List<String> provinces,
    List<String> carriers) {

  private static final Map<String, Market> MARKETS =
      Map.ofEntries(
          entry(
              "ID",
              "Indonesia",
              "IDR",
              0,
              1000,
              "ROW_",
              "(+62)",
              "province",
              List.of("DKI Jakarta", "Jawa Barat", "Jawa Timur", "Banten", "Bali"),
              List.of("J&T Express", "SiCepat", "Ninja Xpress")),
          entry(
              "VN",
              "Vietnam",
              "VND",
              0,
              1000,
              "ROW_",
              "(+84)",
              "province",
              List.of("Hồ Chí Minh", "Hà Nội", "Đà Nẵng"),
              List.of("J&T Express", "GHN")),
          entry(
              "MY",
              "Malaysia",
              "MYR",
              2,
              1,
              "ROW_",
              "(+60)",
              "state",
              List.of("Selangor", "Johor", "Penang"),
              List.of("J&T Express", "Ninja Van")),
          entry(
              "PH",
              "Philippines",
              "PHP",
              2,
              20,
              "ROW_",
              "(+63)",
              "region",
              List.of("Metro Manila", "Cebu"),
              List.of("J&T Express", "Flash Express")),
          entry(
              "SG",
              "Singapore",
              "SGD",
              2,
              1,
              "ROW_",
              "(+65)",
              "region",
              List.of("Singapore"),
              List.of("Ninja Van")),
          entry(
              "TH",
              "Thailand",
              "THB",
              2,
              15,
              "ROW_",
              "(+66)",
              "province",
              List.of("Bangkok", "Chiang Mai"),
              List.of("Flash Express", "J&T Express")),
          entry(
              "US",
              "United States",
              "USD",
              2,
              1,
              "TTP_",
              "(+1)",
              "state",
              List.of("California", "Texas", "New York"),
              List.of("USPS", "UPS")),
          entry(
              "GB",
              "United Kingdom",
              "GBP",
              2,
              1,
              "GCP_",
              "(+44)",
              "country",
              List.of("England", "Scotland"),
              List.of("Evri", "Royal Mail")),
          entry(
              "MX",
              "Mexico",
              "MXN",
              2,
              10,
              "ROW_",
              "(+52)",
              "state",
              List.of("Jalisco", "Nuevo León"),
              List.of("J&T Express")),
          entry(
              "BR",
              "Brazil",
              "BRL",
              2,
              4,
              "ROW_",
              "(+55)",
              "state",
              List.of("São Paulo", "Bahia"),
              List.of("J&T Express")),
          entry(
              "JP",
              "Japan",
              "JPY",
              0,
              100,
              "ROW_",
              "(+81)",
              "prefecture",
              List.of("Tokyo", "Osaka"),
              List.of("Yamato")),
          euro("DE", "Germany", "(+49)", "Bayern"),
          euro("FR", "France", "(+33)", "Bretagne"),
          euro("IT", "Italy", "(+39)", "Lazio"),
          euro("ES", "Spain", "(+34)", "Madrid"),
          euro("IE", "Ireland", "(+353)", "Leinster"));

  static Market of(String region) {
    Market market = MARKETS.get(region);
    if (market == null) {
      throw new IllegalArgumentException(
          "No market " + region + "; choose one of " + MARKETS.keySet().stream().sorted().toList());
    }
    return market;
  }

  BigDecimal money(BigDecimal amount) {
    return amount.setScale(decimals, RoundingMode.HALF_UP);
  }

  BigDecimal money(double amount) {
    return money(BigDecimal.valueOf(amount));
  }

  BigDecimal zero() {
    return BigDecimal.ZERO;
  }

  private static Map.Entry<String, Market> euro(
      String region, String country, String phonePrefix, String province) {
    return entry(
        region,
        country,
        "EUR",
        2,
        1,
        "GCP_",
        phonePrefix,
        "state",
        List.of(province),
        List.of("DHL"));
  }

  private static Map.Entry<String, Market> entry(
      String region,
      String country,
      String currency,
      int decimals,
      long priceUnit,
      String tokenPrefix,
      String phonePrefix,
      String firstLevel,
      List<String> provinces,
      List<String> carriers) {
    return Map.entry(
        region,
        new Market(
            region,
            country,
            currency,
            decimals,
            priceUnit,
            tokenPrefix,
            phonePrefix,
            firstLevel,
            provinces,
            carriers));
  }
}
