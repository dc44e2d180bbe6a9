package io.shopfleet.tokopedia.model;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One order with everything told about it ({@code GET /v2/fs/{fs_id}/order}, official documentation
 * and answers seen live). Values are raw: every text with a {@code Z} is Jakarta wall clock
 * labelled as UTC, {@code 0001-01-01T00:00:00Z} and empty text mean "none"; amounts are rupiah.
 * What is null was absent.
 *
 * @param orderId the order's id, 64 bits
 * @param buyerId the buyer
 * @param sellerId the shop
 * @param paymentId the payment
 * @param orderStatus the status code
 * @param invoiceNumber the invoice, for example {@code INV/20230806/MPL/1}
 * @param invoiceUrl where it can be read
 * @param openAmt lines, shipping and insurance, before vouchers and promotions
 * @param lpAmt paid by points
 * @param cashbackAmt given back to the buyer
 * @param itemPrice all lines
 * @param comment the history in one text
 * @param warehouseId of {@code order_warehouse}; 0 for the shop's own
 * @param fulfillBy of {@code order_warehouse}: 0 the shop, 1 Tokocabang
 * @param createTime when the buyer placed it
 * @param updateTime when it last changed
 * @param paymentDate when it was paid
 * @param shippingDate when it was shipped
 * @param deliveredDate when it arrived
 * @param buyer the buyer, empty texts where encrypted
 * @param shop the shop
 * @param deadlines until when the seller has to act
 * @param info lines, history, courier and destination
 * @param payment the payment
 * @param promotions the discounts and cashbacks
 * @param encryption the buyer's data, encrypted for the app's key
 */
public record OrderDetail(
    long orderId,
    @Nullable Long buyerId,
    @Nullable Long sellerId,
    @Nullable Long paymentId,
    @Nullable Integer orderStatus,
    @Nullable String invoiceNumber,
    @Nullable String invoiceUrl,
    @Nullable BigDecimal openAmt,
    @Nullable BigDecimal lpAmt,
    @Nullable BigDecimal cashbackAmt,
    @Nullable BigDecimal itemPrice,
    @Nullable String comment,
    @Nullable Long warehouseId,
    @Nullable Integer fulfillBy,
    String createTime,
    @Nullable String updateTime,
    @Nullable String paymentDate,
    @Nullable String shippingDate,
    @Nullable String deliveredDate,
    @Nullable Buyer buyer,
    @Nullable ShopReference shop,
    @Nullable Deadlines deadlines,
    @Nullable Info info,
    @Nullable Payment payment,
    @Nullable Promotions promotions,
    @Nullable Encryption encryption) {

  /** Personal data stays out of logs. */
  @Override
  public String toString() {
    return "OrderDetail[" + orderId + ", status " + orderStatus + "]";
  }

  /**
   * The buyer.
   *
   * @param id their id
   * @param name their name
   * @param email their address
   * @param phone their number
   */
  public record Buyer(
      @Nullable Long id, @Nullable String name, @Nullable String email, @Nullable String phone) {

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
      return "Buyer[" + id + "]";
    }
  }

  /**
   * The shop that sold it.
   *
   * @param id its id
   * @param name its name
   * @param domain its name in addresses
   */
  public record ShopReference(@Nullable Long id, @Nullable String name, @Nullable String domain) {}

  /**
   * Until when the seller has to act, and whether that was done.
   *
   * @param accept accept the order
   * @param ship confirm the shipment
   * @param deliver have it delivered; null unless the wire calls it valid
   * @param accepted whether it was accepted
   * @param shipped whether the shipment was confirmed
   * @param delivered whether it arrived
   */
  public record Deadlines(
      @Nullable String accept,
      @Nullable String ship,
      @Nullable String deliver,
      @Nullable Boolean accepted,
      @Nullable Boolean shipped,
      @Nullable Boolean delivered) {}

  /**
   * What {@code order_info} holds.
   *
   * @param lines what was bought
   * @param history what happened, newest first
   * @param shipping the courier
   * @param destination where it goes
   */
  public record Info(
      List<Line> lines,
      List<Event> history,
      @Nullable Shipping shipping,
      @Nullable Destination destination) {}

  /**
   * A line.
   *
   * @param id the line's id
   * @param productId the product
   * @param name the product's name
   * @param price of one unit
   * @param subtotal of all units
   * @param quantity units ordered
   * @param delivered units delivered
   * @param rejected units refused
   * @param weight of one unit in kilograms
   * @param sku the seller's SKU; may be empty
   * @param campaignId the campaign, as text; {@code 0} or empty if none
   */
  public record Line(
      @Nullable Long id,
      long productId,
      @Nullable String name,
      @Nullable BigDecimal price,
      @Nullable BigDecimal subtotal,
      @Nullable Integer quantity,
      @Nullable Integer delivered,
      @Nullable Integer rejected,
      @Nullable BigDecimal weight,
      @Nullable String sku,
      @Nullable String campaignId) {}

  /**
   * Something that happened to the order.
   *
   * @param actionBy who did it, for example {@code system-automatic}
   * @param status the status code it brought
   * @param timestamp when
   * @param message what was said
   * @param comment what was noted
   */
  public record Event(
      @Nullable String actionBy,
      @Nullable Integer status,
      @Nullable String timestamp,
      @Nullable String message,
      @Nullable String comment) {}

  /**
   * The courier.
   *
   * @param shippingId the courier's id
   * @param name the courier's name
   * @param service the service's name
   * @param price what the buyer pays for it
   * @param insurance what the buyer pays for insurance
   * @param awb the airway bill
   */
  public record Shipping(
      @Nullable Long shippingId,
      @Nullable String name,
      @Nullable String service,
      @Nullable BigDecimal price,
      @Nullable BigDecimal insurance,
      @Nullable String awb) {}

  /**
   * Where the order goes.
   *
   * @param name the person
   * @param phone the number
   * @param street the street
   * @param district the district
   * @param city the city
   * @param province the province
   * @param postalCode the postal code
   */
  public record Destination(
      @Nullable String name,
      @Nullable String phone,
      @Nullable String street,
      @Nullable String district,
      @Nullable String city,
      @Nullable String province,
      @Nullable String postalCode) {

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
      return "Destination[" + province + "]";
    }
  }

  /**
   * The payment.
   *
   * @param reference its number
   * @param date when it was made
   * @param status its word, for example {@code Verified}
   * @param gateway through whom
   * @param discount taken off
   * @param voucherCode the voucher; empty if none
   */
  public record Payment(
      @Nullable String reference,
      @Nullable String date,
      @Nullable String status,
      @Nullable String gateway,
      @Nullable BigDecimal discount,
      @Nullable String voucherCode) {}
}
