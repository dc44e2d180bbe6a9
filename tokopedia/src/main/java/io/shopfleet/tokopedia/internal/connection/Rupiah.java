package io.shopfleet.tokopedia.internal.connection;

import io.shopfleet.commerce.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Tokopedia's only currency; the wire writes amounts as plain numbers. */
final class Rupiah {

  static final String CODE = "IDR";

  private Rupiah() {}

  static Money of(BigDecimal amount) {
    return new Money(amount, CODE);
  }

  static @Nullable Money ofNullable(@Nullable BigDecimal amount) {
    return amount == null ? null : of(amount);
  }
}
