package io.shopfleet.commerce;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Units of one SKU at one price in an order.
 *
 * @param ids the marketplace's ids of the units or of the line; never empty
 * @param productId the marketplace's product id
 * @param skuId the marketplace's SKU id
 * @param sellerSku the seller's own SKU text; null if the seller gave none
 * @param name the product as the buyer saw it
 * @param quantity units, from 1
 * @param unitPrice what the buyer pays for one unit after the seller's and platform's discounts
 * @param gift whether it came free with something else
 */
public record OrderLine(
    List<String> ids,
    String productId,
    String skuId,
    @Nullable String sellerSku,
    String name,
    int quantity,
    Money unitPrice,
    boolean gift) {

  public OrderLine {
    ids = List.copyOf(ids);
  }
}
