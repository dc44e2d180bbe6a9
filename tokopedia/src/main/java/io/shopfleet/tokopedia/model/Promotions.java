package io.shopfleet.tokopedia.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The sums of an order's promotions in rupiah.
 *
 * @param cashback given back to the buyer
 * @param discount taken off in all
 * @param productDiscount taken off the products
 * @param shippingDiscount taken off the shipping
 */
public record Promotions(
    @Nullable BigDecimal cashback,
    @Nullable BigDecimal discount,
    @Nullable BigDecimal productDiscount,
    @Nullable BigDecimal shippingDiscount) {}
