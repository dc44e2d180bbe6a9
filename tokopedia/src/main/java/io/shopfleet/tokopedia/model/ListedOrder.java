package io.shopfleet.tokopedia.model;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as the order list tells it ({@code GET /v2/order/list}, official documentation and
 * answers seen live). Values are raw: {@code createTime} and every text with a {@code Z} are
 * Jakarta wall clock labelled as UTC, seven hours ahead of the true instant; amounts are rupiah.
 * What is null was absent. The list shows an order only once it is paid (status 220 or later).
 *
 * @param orderId the order's id, 64 bits
 * @param fsId the app; sometimes empty
 * @param invoiceRefNum the invoice, for example {@code INV/20230806/MPL/1}
 * @param shopId the shop
 * @param warehouseId the warehouse; 0 for the shop's own
 * @param fulfillBy 0 the shop, 1 Tokocabang
 * @param orderStatus the status code
 * @param createTime seconds since 1970 plus 25,200
 * @param paymentDate Jakarta wall clock; seen live only
 * @param codMitra the wire's {@code is_cod_mitra}
 * @param acceptPartial whether the buyer takes a part of the order
 * @param haveProductBundle whether bundles were bought
 * @param plus the wire's {@code is_plus}
 * @param products the lines
 * @param productsFulfilled what was delivered and refused
 * @param buyer the buyer, empty texts where encrypted
 * @param recipient where it goes, empty texts where encrypted
 * @param logistics the courier
 * @param amt the amounts
 * @param voucherInfo the voucher
 * @param promotions the discounts and cashbacks
 * @param deadlines until when the seller has to act
 * @param encryption the buyer's data, encrypted for the app's key
 * @param awb the airway bill, of {@code custom_fields}
 */
public record ListedOrder(
    long orderId,
    @Nullable String fsId,
    @Nullable String invoiceRefNum,
    @Nullable Long shopId,
    @Nullable Long warehouseId,
    @Nullable Integer fulfillBy,
    @Nullable Integer orderStatus,
    long createTime,
    @Nullable String paymentDate,
    @Nullable Boolean codMitra,
    @Nullable Boolean acceptPartial,
    @Nullable Boolean haveProductBundle,
    @Nullable Boolean plus,
    List<Line> products,
    List<Fulfilled> productsFulfilled,
    @Nullable Buyer buyer,
    @Nullable Recipient recipient,
    @Nullable Logistics logistics,
    @Nullable Amounts amt,
    @Nullable Voucher voucherInfo,
    @Nullable Promotions promotions,
    @Nullable Deadlines deadlines,
    @Nullable Encryption encryption,
    @Nullable String awb) {

  /** Personal data stays out of logs. */
  @Override
  public String toString() {
    return "ListedOrder[" + orderId + ", status " + orderStatus + "]";
  }

  /**
   * A line; the list has no line ids, and the same product may stand in two lines.
   *
   * @param productId the product
   * @param name the product's name
   * @param quantity units
   * @param price of one unit
   * @param totalPrice of all units
   * @param weight of one unit in kilograms
   * @param totalWeight of all units in kilograms
   * @param currency as written, {@code Rp}
   * @param sku the seller's SKU; may be empty
   * @param notes the buyer's words
   * @param wholesale whether a wholesale price applies
   */
  public record Line(
      long productId,
      @Nullable String name,
      @Nullable Integer quantity,
      @Nullable BigDecimal price,
      @Nullable BigDecimal totalPrice,
      @Nullable BigDecimal weight,
      @Nullable BigDecimal totalWeight,
      @Nullable String currency,
      @Nullable String sku,
      @Nullable String notes,
      @Nullable Boolean wholesale) {}

  /**
   * What became of a product of the order.
   *
   * @param productId the product
   * @param delivered units delivered
   * @param rejected units refused
   */
  public record Fulfilled(
      @Nullable Long productId, @Nullable Integer delivered, @Nullable Integer rejected) {}

  /**
   * The buyer.
   *
   * @param id their id
   * @param name their name
   * @param phone their number
   * @param email their address
   */
  public record Buyer(
      @Nullable Long id, @Nullable String name, @Nullable String phone, @Nullable String email) {

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
      return "Buyer[" + id + "]";
    }
  }

  /**
   * Where the order goes.
   *
   * @param name the person
   * @param phone the number
   * @param addressFull the whole address in one text
   * @param district the district
   * @param city the city
   * @param province the province
   * @param country the country's name
   * @param postalCode the postal code
   * @param geo latitude and longitude with a comma
   */
  public record Recipient(
      @Nullable String name,
      @Nullable String phone,
      @Nullable String addressFull,
      @Nullable String district,
      @Nullable String city,
      @Nullable String province,
      @Nullable String country,
      @Nullable String postalCode,
      @Nullable String geo) {

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
      return "Recipient[" + province + "]";
    }
  }

  /**
   * The courier.
   *
   * @param shippingId the courier's id
   * @param shippingAgency the courier's name
   * @param serviceType the service's name
   */
  public record Logistics(
      @Nullable Long shippingId, @Nullable String shippingAgency, @Nullable String serviceType) {}

  /**
   * The amounts in rupiah, before vouchers and promotions.
   *
   * @param productPrice all lines
   * @param shippingCost shipping
   * @param insuranceCost insurance
   * @param total the sum of the three
   * @param voucher paid by voucher
   * @param topPoints paid by points
   */
  public record Amounts(
      @Nullable BigDecimal productPrice,
      @Nullable BigDecimal shippingCost,
      @Nullable BigDecimal insuranceCost,
      @Nullable BigDecimal total,
      @Nullable BigDecimal voucher,
      @Nullable BigDecimal topPoints) {}

  /**
   * The voucher.
   *
   * @param code its code; empty if none
   * @param type its type
   * @param amount its worth; seen live only
   */
  public record Voucher(
      @Nullable String code, @Nullable Integer type, @Nullable BigDecimal amount) {}

  /**
   * Until when the seller has to act, as Jakarta wall clock labelled as UTC.
   *
   * @param accept accept the order
   * @param ship confirm the shipment
   */
  public record Deadlines(@Nullable String accept, @Nullable String ship) {}
}
