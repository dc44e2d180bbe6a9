package io.shopfleet.tokopedia.internal.wire;

import io.shopfleet.tokopedia.model.ProductKey;
import java.math.BigDecimal;

/**
 * A row of a stock or price update.
 *
 * @param key which product
 * @param value its new stock or price
 */
record BulkRow(ProductKey key, BigDecimal value) {}
