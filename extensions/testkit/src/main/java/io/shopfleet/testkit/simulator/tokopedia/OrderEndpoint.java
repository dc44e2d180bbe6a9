package io.shopfleet.testkit.simulator.tokopedia;

import io.shopfleet.testkit.simulator.Reply;
import java.time.InstantSource;
import java.util.Optional;

/**
 * {@code GET /v2/fs/{fs_id}/order}, by order id or by invoice number. It shows an unpaid order too:
 * only the list is documented to hide it.
 */
final class OrderEndpoint implements Endpoint {

  private final OrderStore orders;
  private final Poisons poisons;
  private final ShopAccess access;
  private final Envelope envelope;
  private final InstantSource clock;

  OrderEndpoint(
      OrderStore orders,
      Poisons poisons,
      ShopAccess access,
      Envelope envelope,
      InstantSource clock) {
    this.poisons = poisons;
    this.orders = orders;
    this.access = access;
    this.envelope = envelope;
    this.clock = clock;
  }

  @Override
  public Reply answer(ApiCall call) {
    Optional<String> invoice = call.text("invoice_num");
    Optional<String> orderId = call.text("order_id");
    if (invoice.isEmpty() && orderId.isEmpty()) {
      throw Refusal.malformed("ORD_DLV_003", "order_id or invoice_num is needed");
    }
    if (invoice.isPresent() && orderId.isPresent()) {
      throw Refusal.malformed("ORD_DLV_004", "give order_id or invoice_num, not both");
    }
    Order order =
        find(call, invoice)
            .orElseThrow(() -> Refusal.upstream("ORD_API_008", "order data not found"));
    Shop shop = access.require(call.app(), order.shopId());
    return envelope.success(
        poisons.applied(order.id(), OrderDetailJson.object(order, shop, clock.instant())));
  }

  private Optional<Order> find(ApiCall call, Optional<String> invoice) {
    return invoice.isPresent()
        ? orders.findByInvoice(invoice.get())
        : orders.find(call.number("order_id").orElseThrow());
  }
}
