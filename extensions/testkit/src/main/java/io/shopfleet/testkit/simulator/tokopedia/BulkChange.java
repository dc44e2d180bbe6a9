package io.shopfleet.testkit.simulator.tokopedia;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** The kinds of bulk write, and what each does to one product. */
enum BulkChange {
  OVERWRITE("new_stock"),
  INCREMENT("stock_value"),
  DECREMENT("stock_value"),
  PRICE("new_price");

  // The documented limits of a price when a product is created.
  private static final BigDecimal LEAST_PRICE = BigDecimal.valueOf(100);
  private static final BigDecimal MOST_PRICE = BigDecimal.valueOf(100_000_000);

  private final String valueName;

  BulkChange(String valueName) {
    this.valueName = valueName;
  }

  static BulkChange of(Route route) {
    return switch (route) {
      case STOCK_UPDATE -> OVERWRITE;
      case STOCK_INCREMENT, STOCK_INCREMENT_V2 -> INCREMENT;
      case STOCK_DECREMENT, STOCK_DECREMENT_V2 -> DECREMENT;
      case PRICE_UPDATE -> PRICE;
      default -> throw new IllegalArgumentException(route + " is not a bulk write");
    };
  }

  /** How the request calls the value of a row. */
  String valueName() {
    return valueName;
  }

  /** How the answer calls the value of a failed row. */
  String failedValueName() {
    return this == PRICE ? "new_price" : "new_stock";
  }

  boolean isRelative() {
    return this == INCREMENT || this == DECREMENT;
  }

  /** The changed product, or empty when the value makes no sense for it. */
  Optional<Product> apply(Product product, BigDecimal value, Instant now) {
    if (this == PRICE) {
      return value.compareTo(LEAST_PRICE) < 0 || value.compareTo(MOST_PRICE) > 0
          ? Optional.empty()
          : Optional.of(product.withPrice(value, now));
    }
    BigDecimal stock =
        switch (this) {
          case INCREMENT -> BigDecimal.valueOf(product.stock()).add(value);
          case DECREMENT -> BigDecimal.valueOf(product.stock()).subtract(value);
          default -> value;
        };
    boolean counts = stock.stripTrailingZeros().scale() <= 0 && value.signum() >= 0;
    boolean fits =
        stock.signum() >= 0 && stock.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
    return counts && fits
        ? Optional.of(product.withStock(stock.intValueExact(), now))
        : Optional.empty();
  }
}
