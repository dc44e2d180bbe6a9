package io.shopfleet.tokopedia.internal.wire;

import io.shopfleet.tokopedia.model.OrderDetail.Destination;
import io.shopfleet.tokopedia.model.OrderDetail.Event;
import io.shopfleet.tokopedia.model.OrderDetail.Info;
import io.shopfleet.tokopedia.model.OrderDetail.Line;
import io.shopfleet.tokopedia.model.OrderDetail.Shipping;
import java.math.BigDecimal;
import java.util.List;

/** {@code order_info} of the single order. */
final class OrderInfoShape extends ObjectShape<Info> {

  private final Member<List<Line>> lines = list("order_detail", new LineShape());
  private final Member<List<Event>> history = list("order_history", new EventShape());
  private final Member<Shipping> shipping = member("shipping_info", new ShippingShape());
  private final Member<Destination> destination = member("destination", new DestinationShape());

  @Override
  Info make(Values values) {
    return new Info(
        values.listed(lines),
        values.listed(history),
        values.get(shipping),
        values.get(destination));
  }

  private static final class LineShape extends ObjectShape<Line> {

    private final Member<Long> id = int64("order_detail_id");
    private final Member<Long> productId = int64("product_id");
    private final Member<String> name = text("product_name");
    private final Member<BigDecimal> price = decimal("product_price");
    private final Member<BigDecimal> subtotal = decimal("subtotal_price");
    private final Member<Integer> quantity = int32("quantity");
    private final Member<Integer> delivered = int32("quantity_deliver");
    private final Member<Integer> rejected = int32("quantity_reject");
    private final Member<BigDecimal> weight = decimal("weight");
    private final Member<String> sku = text("sku");
    private final Member<String> campaign = text("campaign_id");

    @Override
    Line make(Values values) {
      return new Line(
          values.get(id),
          values.required(productId),
          values.get(name),
          values.get(price),
          values.get(subtotal),
          values.get(quantity),
          values.get(delivered),
          values.get(rejected),
          values.get(weight),
          values.get(sku),
          values.get(campaign));
    }
  }

  private static final class EventShape extends ObjectShape<Event> {

    private final Member<String> actionBy = text("action_by");
    private final Member<Integer> status = int32("hist_status_code");
    private final Member<String> timestamp = text("timestamp");
    private final Member<String> message = text("message");
    private final Member<String> comment = text("comment");

    @Override
    Event make(Values values) {
      return new Event(
          values.get(actionBy),
          values.get(status),
          values.get(timestamp),
          values.get(message),
          values.get(comment));
    }
  }

  private static final class ShippingShape extends ObjectShape<Shipping> {

    private final Member<Long> id = int64("shipping_id");
    private final Member<String> name = text("logistic_name");
    private final Member<String> service = text("logistic_service");
    private final Member<BigDecimal> price = decimal("shipping_price");
    private final Member<BigDecimal> insurance = decimal("insurance_price");
    private final Member<String> awb = text("awb");

    @Override
    Shipping make(Values values) {
      return new Shipping(
          values.get(id),
          values.get(name),
          values.get(service),
          values.get(price),
          values.get(insurance),
          values.get(awb));
    }
  }

  private static final class DestinationShape extends ObjectShape<Destination> {

    private final Member<String> name = text("receiver_name");
    private final Member<String> phone = text("receiver_phone");
    private final Member<String> street = text("address_street");
    private final Member<String> district = text("address_district");
    private final Member<String> city = text("address_city");
    private final Member<String> province = text("address_province");
    private final Member<String> postalCode = text("address_postal");

    @Override
    Destination make(Values values) {
      return new Destination(
          values.get(name),
          values.get(phone),
          values.get(street),
          values.get(district),
          values.get(city),
          values.get(province),
          values.get(postalCode));
    }
  }
}
