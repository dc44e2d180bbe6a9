package io.shopfleet.tokopedia.internal.wire;

import io.shopfleet.tokopedia.model.Encryption;
import io.shopfleet.tokopedia.model.OrderDetail;
import io.shopfleet.tokopedia.model.OrderDetail.Buyer;
import io.shopfleet.tokopedia.model.OrderDetail.Deadlines;
import io.shopfleet.tokopedia.model.OrderDetail.Info;
import io.shopfleet.tokopedia.model.OrderDetail.Payment;
import io.shopfleet.tokopedia.model.OrderDetail.ShopReference;
import io.shopfleet.tokopedia.model.Promotions;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The single order. */
final class OrderDetailShape extends ObjectShape<OrderDetail> {

  private final Member<Long> orderId = int64("order_id");
  private final Member<Long> buyerId = int64("buyer_id");
  private final Member<Long> sellerId = int64("seller_id");
  private final Member<Long> paymentId = int64("payment_id");
  private final Member<Integer> status = int32("order_status");
  private final Member<String> invoice = text("invoice_number");
  private final Member<String> invoiceUrl = text("invoice_url");
  private final Member<BigDecimal> openAmt = decimal("open_amt");
  private final Member<BigDecimal> lpAmt = decimal("lp_amt");
  private final Member<BigDecimal> cashbackAmt = decimal("cashback_amt");
  private final Member<BigDecimal> itemPrice = decimal("item_price");
  private final Member<String> comment = text("comment");
  private final Member<Warehouse> warehouse = member("order_warehouse", new WarehouseShape());
  private final Member<String> createTime = text("create_time");
  private final Member<String> updateTime = text("update_time");
  private final Member<String> paymentDate = text("payment_date");
  private final Member<String> shippingDate = text("shipping_date");
  private final Member<String> deliveredDate = text("delivered_date");
  private final Member<Buyer> buyer = member("buyer_info", new BuyerShape());
  private final Member<ShopReference> shop = member("shop_info", new ShopReferenceShape());
  private final Member<Deadlines> deadlines = member("shipment_fulfillment", new DeadlinesShape());
  private final Member<Info> info = member("order_info", new OrderInfoShape());
  private final Member<Payment> payment = member("payment_info", new PaymentShape());
  private final Member<Promotions> promotions =
      member("promo_order_detail", CommonShapes.PROMOTIONS);
  private final Member<Encryption> encryption = member("encryption", CommonShapes.ENCRYPTION);

  @Override
  OrderDetail make(Values values) {
    Warehouse from = values.get(warehouse);
    return new OrderDetail(
        values.required(orderId),
        values.get(buyerId),
        values.get(sellerId),
        values.get(paymentId),
        values.get(status),
        values.get(invoice),
        values.get(invoiceUrl),
        values.get(openAmt),
        values.get(lpAmt),
        values.get(cashbackAmt),
        values.get(itemPrice),
        values.get(comment),
        from == null ? null : from.id(),
        from == null ? null : from.fulfillBy(),
        values.required(createTime),
        values.get(updateTime),
        values.get(paymentDate),
        values.get(shippingDate),
        values.get(deliveredDate),
        values.get(buyer),
        values.get(shop),
        values.get(deadlines),
        values.get(info),
        values.get(payment),
        values.get(promotions),
        values.get(encryption));
  }

  private record Warehouse(@Nullable Long id, @Nullable Integer fulfillBy) {}

  private static final class WarehouseShape extends ObjectShape<Warehouse> {

    private final Member<Long> id = int64("warehouse_id");
    private final Member<Integer> fulfillBy = int32("fulfill_by");

    @Override
    Warehouse make(Values values) {
      return new Warehouse(values.get(id), values.get(fulfillBy));
    }
  }

  private static final class BuyerShape extends ObjectShape<Buyer> {

    private final Member<Long> id = int64("buyer_id");
    private final Member<String> name = text("buyer_fullname");
    private final Member<String> email = text("buyer_email");
    private final Member<String> phone = text("buyer_phone");

    @Override
    Buyer make(Values values) {
      return new Buyer(values.get(id), values.get(name), values.get(email), values.get(phone));
    }
  }

  private static final class ShopReferenceShape extends ObjectShape<ShopReference> {

    private final Member<Long> id = int64("shop_id");
    private final Member<String> name = text("shop_name");
    private final Member<String> domain = text("shop_domain");

    @Override
    ShopReference make(Values values) {
      return new ShopReference(values.get(id), values.get(name), values.get(domain));
    }
  }

  private static final class DeadlinesShape extends ObjectShape<Deadlines> {

    private final Member<String> accept = text("accept_deadline");
    private final Member<String> ship = text("confirm_shipping_deadline");
    private final Member<SqlTime> deliver = member("item_delivered_deadline", new SqlTimeShape());
    private final Member<Boolean> accepted = bool("is_accepted");
    private final Member<Boolean> shipped = bool("is_confirm_shipping");
    private final Member<Boolean> delivered = bool("is_item_delivered");

    @Override
    Deadlines make(Values values) {
      SqlTime by = values.get(deliver);
      return new Deadlines(
          values.get(accept),
          values.get(ship),
          by != null && by.valid() ? by.time() : null,
          values.get(accepted),
          values.get(shipped),
          values.get(delivered));
    }
  }

  private record SqlTime(@Nullable String time, boolean valid) {}

  private static final class SqlTimeShape extends ObjectShape<SqlTime> {

    private final Member<String> time = text("Time");
    private final Member<Boolean> valid = bool("Valid");

    @Override
    SqlTime make(Values values) {
      return new SqlTime(values.get(time), values.isTrue(valid));
    }
  }

  private static final class PaymentShape extends ObjectShape<Payment> {

    private final Member<String> reference = text("payment_ref_num");
    private final Member<String> date = text("payment_date");
    private final Member<String> status = text("payment_status");
    private final Member<String> gateway = text("gateway_name");
    private final Member<BigDecimal> discount = decimal("discount_amount");
    private final Member<String> voucher = text("voucher_code");

    @Override
    Payment make(Values values) {
      return new Payment(
          values.get(reference),
          values.get(date),
          values.get(status),
          values.get(gateway),
          values.get(discount),
          values.get(voucher));
    }
  }
}
