package io.shopfleet.tokopedia.internal.wire;

import io.shopfleet.tokopedia.model.Encryption;
import io.shopfleet.tokopedia.model.ListedOrder;
import io.shopfleet.tokopedia.model.ListedOrder.Amounts;
import io.shopfleet.tokopedia.model.ListedOrder.Buyer;
import io.shopfleet.tokopedia.model.ListedOrder.Deadlines;
import io.shopfleet.tokopedia.model.ListedOrder.Fulfilled;
import io.shopfleet.tokopedia.model.ListedOrder.Line;
import io.shopfleet.tokopedia.model.ListedOrder.Logistics;
import io.shopfleet.tokopedia.model.ListedOrder.Recipient;
import io.shopfleet.tokopedia.model.ListedOrder.Voucher;
import io.shopfleet.tokopedia.model.Promotions;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An item of the order list. */
final class ListedOrderShape extends ObjectShape<ListedOrder> {

  private final Member<Long> orderId = int64("order_id");
  private final Member<String> fsId = text("fs_id");
  private final Member<String> invoice = text("invoice_ref_num");
  private final Member<Long> shopId = int64("shop_id");
  private final Member<Long> warehouseId = int64("warehouse_id");
  private final Member<Integer> fulfillBy = int32("fulfill_by");
  private final Member<Integer> status = int32("order_status");
  private final Member<Long> createTime = int64("create_time");
  private final Member<String> paymentDate = text("payment_date");
  private final Member<Boolean> codMitra = bool("is_cod_mitra");
  private final Member<Boolean> acceptPartial = bool("accept_partial");
  private final Member<Boolean> bundle = bool("have_product_bundle");
  private final Member<Boolean> plus = bool("is_plus");
  private final Member<List<Line>> products = list("products", new LineShape());
  private final Member<List<Fulfilled>> fulfilled =
      list("products_fulfilled", new FulfilledShape());
  private final Member<Buyer> buyer = member("buyer", new BuyerShape());
  private final Member<Recipient> recipient = member("recipient", new RecipientShape());
  private final Member<Logistics> logistics = member("logistics", new LogisticsShape());
  private final Member<Amounts> amounts = member("amt", new AmountsShape());
  private final Member<Voucher> voucher = member("voucher_info", new VoucherShape());
  private final Member<Promotions> promotions =
      member("promo_order_detail", CommonShapes.PROMOTIONS);
  private final Member<Deadlines> deadlines = member("shipment_fulfillment", new DeadlinesShape());
  private final Member<Encryption> encryption = member("encryption", CommonShapes.ENCRYPTION);
  private final Member<CustomFields> custom = member("custom_fields", new CustomFieldsShape());

  @Override
  ListedOrder make(Values values) {
    CustomFields customFields = values.get(custom);
    return new ListedOrder(
        values.required(orderId),
        values.get(fsId),
        values.get(invoice),
        values.get(shopId),
        values.get(warehouseId),
        values.get(fulfillBy),
        values.get(status),
        values.required(createTime),
        values.get(paymentDate),
        values.get(codMitra),
        values.get(acceptPartial),
        values.get(bundle),
        values.get(plus),
        values.listed(products),
        values.listed(fulfilled),
        values.get(buyer),
        values.get(recipient),
        values.get(logistics),
        values.get(amounts),
        values.get(voucher),
        values.get(promotions),
        values.get(deadlines),
        values.get(encryption),
        customFields == null ? null : customFields.awb());
  }

  private record CustomFields(@Nullable String awb) {}

  private static final class CustomFieldsShape extends ObjectShape<CustomFields> {

    private final Member<String> awb = text("awb");

    @Override
    CustomFields make(Values values) {
      return new CustomFields(values.get(awb));
    }
  }

  private static final class LineShape extends ObjectShape<Line> {

    private final Member<Long> id = int64("id");
    private final Member<String> name = text("name");
    private final Member<Integer> quantity = int32("quantity");
    private final Member<BigDecimal> price = decimal("price");
    private final Member<BigDecimal> totalPrice = decimal("total_price");
    private final Member<BigDecimal> weight = decimal("weight");
    private final Member<BigDecimal> totalWeight = decimal("total_weight");
    private final Member<String> currency = text("currency");
    private final Member<String> sku = text("sku");
    private final Member<String> notes = text("notes");
    private final Member<Boolean> wholesale = bool("is_wholesale");

    @Override
    Line make(Values values) {
      return new Line(
          values.required(id),
          values.get(name),
          values.get(quantity),
          values.get(price),
          values.get(totalPrice),
          values.get(weight),
          values.get(totalWeight),
          values.get(currency),
          values.get(sku),
          values.get(notes),
          values.get(wholesale));
    }
  }

  private static final class FulfilledShape extends ObjectShape<Fulfilled> {

    private final Member<Long> productId = int64("product_id");
    private final Member<Integer> delivered = int32("quantity_deliver");
    private final Member<Integer> rejected = int32("quantity_reject");

    @Override
    Fulfilled make(Values values) {
      return new Fulfilled(values.get(productId), values.get(delivered), values.get(rejected));
    }
  }

  private static final class BuyerShape extends ObjectShape<Buyer> {

    private final Member<Long> id = int64("id");
    private final Member<String> name = text("name");
    private final Member<String> phone = text("phone");
    private final Member<String> email = text("email");

    @Override
    Buyer make(Values values) {
      return new Buyer(values.get(id), values.get(name), values.get(phone), values.get(email));
    }
  }

  private static final class RecipientShape extends ObjectShape<Recipient> {

    private static final Address UNTOLD = new Address(null, null, null, null, null, null, null);

    private final Member<String> name = text("name");
    private final Member<String> phone = text("phone");
    private final Member<Address> address = member("address", new AddressShape());

    @Override
    Recipient make(Values values) {
      Address told = values.get(address);
      Address place = told == null ? UNTOLD : told;
      return new Recipient(
          values.get(name),
          values.get(phone),
          place.full(),
          place.district(),
          place.city(),
          place.province(),
          place.country(),
          place.postalCode(),
          place.geo());
    }
  }

  private record Address(
      @Nullable String full,
      @Nullable String district,
      @Nullable String city,
      @Nullable String province,
      @Nullable String country,
      @Nullable String postalCode,
      @Nullable String geo) {}

  private static final class AddressShape extends ObjectShape<Address> {

    private final Member<String> full = text("address_full");
    private final Member<String> district = text("district");
    private final Member<String> city = text("city");
    private final Member<String> province = text("province");
    private final Member<String> country = text("country");
    private final Member<String> postalCode = text("postal_code");
    private final Member<String> geo = text("geo");

    @Override
    Address make(Values values) {
      return new Address(
          values.get(full),
          values.get(district),
          values.get(city),
          values.get(province),
          values.get(country),
          values.get(postalCode),
          values.get(geo));
    }
  }

  private static final class LogisticsShape extends ObjectShape<Logistics> {

    private final Member<Long> id = int64("shipping_id");
    private final Member<String> agency = text("shipping_agency");
    private final Member<String> service = text("service_type");

    @Override
    Logistics make(Values values) {
      return new Logistics(values.get(id), values.get(agency), values.get(service));
    }
  }

  private static final class AmountsShape extends ObjectShape<Amounts> {

    private final Member<BigDecimal> products = decimal("ttl_product_price");
    private final Member<BigDecimal> shipping = decimal("shipping_cost");
    private final Member<BigDecimal> insurance = decimal("insurance_cost");
    private final Member<BigDecimal> total = decimal("ttl_amount");
    private final Member<BigDecimal> voucher = decimal("voucher_amount");
    private final Member<BigDecimal> points = decimal("toppoints_amount");

    @Override
    Amounts make(Values values) {
      return new Amounts(
          values.get(products),
          values.get(shipping),
          values.get(insurance),
          values.get(total),
          values.get(voucher),
          values.get(points));
    }
  }

  private static final class VoucherShape extends ObjectShape<Voucher> {

    private final Member<String> code = text("voucher_code");
    private final Member<Integer> type = int32("voucher_type");
    private final Member<BigDecimal> amount = decimal("voucher_amount");

    @Override
    Voucher make(Values values) {
      return new Voucher(values.get(code), values.get(type), values.get(amount));
    }
  }

  private static final class DeadlinesShape extends ObjectShape<Deadlines> {

    private final Member<String> accept = text("accept_deadline");
    private final Member<String> ship = text("confirm_shipping_deadline");

    @Override
    Deadlines make(Values values) {
      return new Deadlines(values.get(accept), values.get(ship));
    }
  }
}
