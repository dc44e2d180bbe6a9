package io.shopfleet.commerce;

/**
 * Where the buyer was. Open: an app that this library does not know keeps its text.
 *
 * @param name the marketplace's word, upper case
 */
public record SalesChannel(String name) {

  public static final SalesChannel TIKTOK_SHOP = new SalesChannel("TIKTOK_SHOP");
  public static final SalesChannel TOKOPEDIA = new SalesChannel("TOKOPEDIA");

  @Override
  public String toString() {
    return name;
  }
}
