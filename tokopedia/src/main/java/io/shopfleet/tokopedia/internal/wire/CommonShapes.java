package io.shopfleet.tokopedia.internal.wire;

import io.shopfleet.tokopedia.model.Encryption;
import io.shopfleet.tokopedia.model.Promotions;
import java.math.BigDecimal;

/** The objects that both kinds of order records hold. */
final class CommonShapes {

  static final ObjectShape<Promotions> PROMOTIONS = new PromotionsShape();
  static final ObjectShape<Encryption> ENCRYPTION = new EncryptionShape();

  private CommonShapes() {}

  private static final class PromotionsShape extends ObjectShape<Promotions> {

    private final Member<BigDecimal> cashback = decimal("total_cashback");
    private final Member<BigDecimal> discount = decimal("total_discount");
    private final Member<BigDecimal> product = decimal("total_discount_product");
    private final Member<BigDecimal> shipping = decimal("total_discount_shipping");

    @Override
    Promotions make(Values values) {
      return new Promotions(
          values.get(cashback), values.get(discount), values.get(product), values.get(shipping));
    }
  }

  private static final class EncryptionShape extends ObjectShape<Encryption> {

    private final Member<String> secret = text("secret");
    private final Member<String> content = text("content");

    @Override
    Encryption make(Values values) {
      return new Encryption(values.get(secret), values.get(content));
    }
  }
}
