package io.shopfleet.testkit.simulator.tokopedia;

/** The invented buyer of an order and where the parcels of all buyers go. */
final class Person {

  static final String PHONE = "6281100000000";
  static final String STREET = "Jl. Contoh Nomor 1";
  static final String DISTRICT = "Coblong";
  static final String CITY = "Kota Bandung";
  static final String PROVINCE = "Jawa Barat";
  static final String POSTAL_CODE = "40132";
  static final int DISTRICT_ID = 1_656;
  static final int CITY_ID = 165;
  static final int PROVINCE_ID = 12;

  private Person() {}

  static String name(Order order) {
    return "Pembeli " + order.buyerId() % 1_000;
  }
}
