package io.shopfleet.benchmarks;

import com.squareup.moshi.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order page as records for Moshi's own record adapter: what a host without the SDK would write
 * by hand, with all fields that the SDK reads too.
 */
public record MoshiOrderPage(
    int code,
    @Nullable String message,
    @Nullable Data data,
    @Json(name = "request_id") @Nullable String requestId) {

  /** Plain components, as a host would write them. */
  public record Data(
      @Json(name = "next_page_token") @Nullable String nextPageToken,
      @Nullable List<Order> orders,
      @Json(name = "total_count") @Nullable Integer totalCount) {}

  /** Plain components, as a host would write them. */
  public record Order(
      @Json(name = "auto_combine_group_id") @Nullable String autoCombineGroupId,
      @Json(name = "buyer_avatar") @Nullable String buyerAvatar,
      @Json(name = "buyer_email") @Nullable String buyerEmail,
      @Json(name = "buyer_message") @Nullable String buyerMessage,
      @Json(name = "buyer_nickname") @Nullable String buyerNickname,
      @Json(name = "cancel_order_sla_time") @Nullable Long cancelOrderSlaTime,
      @Json(name = "cancel_reason") @Nullable String cancelReason,
      @Json(name = "cancel_time") @Nullable Long cancelTime,
      @Json(name = "cancellation_initiator") @Nullable String cancellationInitiator,
      @Json(name = "channel_entity_national_registry_id")
          @Nullable String channelEntityNationalRegistryId,
      @Json(name = "collection_due_time") @Nullable Long collectionDueTime,
      @Json(name = "collection_time") @Nullable Long collectionTime,
      @Json(name = "commerce_platform") @Nullable String commercePlatform,
      @Json(name = "consultation_id") @Nullable String consultationId,
      @Nullable String cpf,
      @Json(name = "cpf_name") @Nullable String cpfName,
      @Json(name = "create_time") @Nullable Long createTime,
      @Json(name = "delivery_due_time") @Nullable Long deliveryDueTime,
      @Json(name = "delivery_option_id") @Nullable String deliveryOptionId,
      @Json(name = "delivery_option_name") @Nullable String deliveryOptionName,
      @Json(name = "delivery_option_required_delivery_time")
          @Nullable Long deliveryOptionRequiredDeliveryTime,
      @Json(name = "delivery_sla_time") @Nullable Long deliverySlaTime,
      @Json(name = "delivery_time") @Nullable Long deliveryTime,
      @Json(name = "delivery_type") @Nullable String deliveryType,
      @Json(name = "exchange_source_order_id") @Nullable String exchangeSourceOrderId,
      @Json(name = "fast_delivery_program") @Nullable String fastDeliveryProgram,
      @Json(name = "fast_dispatch_sla_time") @Nullable Long fastDispatchSlaTime,
      @Json(name = "fulfillment_priority_level") @Nullable Integer fulfillmentPriorityLevel,
      @Json(name = "fulfillment_type") @Nullable String fulfillmentType,
      @Json(name = "handling_duration") @Nullable HandlingDuration handlingDuration,
      @Json(name = "has_updated_recipient_address") @Nullable Boolean hasUpdatedRecipientAddress,
      @Nullable String id,
      @Json(name = "is_buyer_request_cancel") @Nullable Boolean isBuyerRequestCancel,
      @Json(name = "is_cod") @Nullable Boolean isCod,
      @Json(name = "is_exchange_order") @Nullable Boolean isExchangeOrder,
      @Json(name = "is_on_hold_order") @Nullable Boolean isOnHoldOrder,
      @Json(name = "is_replacement_order") @Nullable Boolean isReplacementOrder,
      @Json(name = "is_sample_order") @Nullable Boolean isSampleOrder,
      @Json(name = "line_items") @Nullable List<LineItem> lineItems,
      @Json(name = "need_upload_invoice") @Nullable String needUploadInvoice,
      @Json(name = "order_rights") @Nullable List<Integer> orderRights,
      @Json(name = "order_type") @Nullable String orderType,
      @Nullable List<PackageInfo> packages,
      @Json(name = "paid_time") @Nullable Long paidTime,
      @Nullable Payment payment,
      @Json(name = "payment_auth_code") @Nullable String paymentAuthCode,
      @Json(name = "payment_card_type") @Nullable String paymentCardType,
      @Json(name = "payment_method_code") @Nullable String paymentMethodCode,
      @Json(name = "payment_method_name") @Nullable String paymentMethodName,
      @Json(name = "pick_up_cut_off_time") @Nullable Long pickUpCutOffTime,
      @Json(name = "recipient_address") @Nullable RecipientAddress recipientAddress,
      @Json(name = "recommended_shipping_time") @Nullable Long recommendedShippingTime,
      @Json(name = "release_date") @Nullable Long releaseDate,
      @Json(name = "replaced_order_id") @Nullable String replacedOrderId,
      @Json(name = "request_cancel_time") @Nullable Long requestCancelTime,
      @Json(name = "rts_sla_time") @Nullable Long rtsSlaTime,
      @Json(name = "rts_time") @Nullable Long rtsTime,
      @Json(name = "seller_note") @Nullable String sellerNote,
      @Json(name = "shipping_due_time") @Nullable Long shippingDueTime,
      @Json(name = "shipping_provider") @Nullable String shippingProvider,
      @Json(name = "shipping_provider_id") @Nullable String shippingProviderId,
      @Json(name = "shipping_type") @Nullable String shippingType,
      @Json(name = "split_or_combine_tag") @Nullable String splitOrCombineTag,
      @Nullable String status,
      @Json(name = "tracking_number") @Nullable String trackingNumber,
      @Json(name = "tts_sla_time") @Nullable Long ttsSlaTime,
      @Json(name = "update_time") @Nullable Long updateTime,
      @Json(name = "user_id") @Nullable String userId,
      @Json(name = "warehouse_id") @Nullable String warehouseId) {}

  /** Plain components, as a host would write them. */
  public record HandlingDuration(@Nullable String days, @Nullable String type) {}

  /** Plain components, as a host would write them. */
  public record LineItem(
      @Json(name = "buyer_service_fee") @Nullable String buyerServiceFee,
      @Json(name = "cancel_reason") @Nullable String cancelReason,
      @Json(name = "cancel_user") @Nullable String cancelUser,
      @Json(name = "combined_listing_skus") @Nullable List<CombinedListingSku> combinedListingSkus,
      @Nullable String currency,
      @Json(name = "display_status") @Nullable String displayStatus,
      @Json(name = "distance_fee") @Nullable String distanceFee,
      @Json(name = "distance_shipping_fee") @Nullable String distanceShippingFee,
      @Json(name = "gift_retail_price") @Nullable String giftRetailPrice,
      @Json(name = "handling_duration_days") @Nullable String handlingDurationDays,
      @Nullable String id,
      @Json(name = "is_dangerous_good") @Nullable Boolean isDangerousGood,
      @Json(name = "is_gift") @Nullable Boolean isGift,
      @Json(name = "is_unboxing_item") @Nullable Boolean isUnboxingItem,
      @Json(name = "item_tax") @Nullable List<ItemTax> itemTax,
      @Json(name = "needs_prescription") @Nullable Boolean needsPrescription,
      @Json(name = "original_price") @Nullable String originalPrice,
      @Json(name = "package_id") @Nullable String packageId,
      @Json(name = "package_status") @Nullable String packageStatus,
      @Json(name = "pfand_fee") @Nullable String pfandFee,
      @Json(name = "platform_discount") @Nullable String platformDiscount,
      @Json(name = "product_id") @Nullable String productId,
      @Json(name = "product_name") @Nullable String productName,
      @Json(name = "retail_delivery_fee") @Nullable String retailDeliveryFee,
      @Json(name = "rts_time") @Nullable Long rtsTime,
      @Json(name = "sale_price") @Nullable String salePrice,
      @Json(name = "seller_discount") @Nullable String sellerDiscount,
      @Json(name = "seller_sku") @Nullable String sellerSku,
      @Json(name = "shipping_provider_id") @Nullable String shippingProviderId,
      @Json(name = "shipping_provider_name") @Nullable String shippingProviderName,
      @Json(name = "sku_id") @Nullable String skuId,
      @Json(name = "sku_image") @Nullable String skuImage,
      @Json(name = "sku_name") @Nullable String skuName,
      @Json(name = "sku_type") @Nullable String skuType,
      @Json(name = "small_order_fee") @Nullable String smallOrderFee,
      @Json(name = "tracking_number") @Nullable String trackingNumber,
      @Json(name = "unboxing_sku_code") @Nullable String unboxingSkuCode) {}

  /** Plain components, as a host would write them. */
  public record CombinedListingSku(
      @Json(name = "product_id") @Nullable String productId,
      @Json(name = "seller_sku") @Nullable String sellerSku,
      @Json(name = "sku_count") @Nullable Integer skuCount,
      @Json(name = "sku_id") @Nullable String skuId) {}

  /** Plain components, as a host would write them. */
  public record ItemTax(
      @Json(name = "tax_amount") @Nullable String taxAmount,
      @Json(name = "tax_rate") @Nullable String taxRate,
      @Json(name = "tax_type") @Nullable String taxType) {}

  /** Plain components, as a host would write them. */
  public record PackageInfo(@Nullable String id) {}

  /** Plain components, as a host would write them. */
  public record Payment(
      @Json(name = "buyer_service_fee") @Nullable String buyerServiceFee,
      @Nullable String currency,
      @Json(name = "distance_fee") @Nullable String distanceFee,
      @Json(name = "distance_shipping_fee") @Nullable String distanceShippingFee,
      @Json(name = "handling_fee") @Nullable String handlingFee,
      @Json(name = "item_insurance_fee") @Nullable String itemInsuranceFee,
      @Json(name = "item_insurance_tax") @Nullable String itemInsuranceTax,
      @Json(name = "original_shipping_fee") @Nullable String originalShippingFee,
      @Json(name = "original_total_product_price") @Nullable String originalTotalProductPrice,
      @Json(name = "payment_discount_service_fee") @Nullable String paymentDiscountServiceFee,
      @Json(name = "payment_platform_discount") @Nullable String paymentPlatformDiscount,
      @Json(name = "platform_discount") @Nullable String platformDiscount,
      @Json(name = "product_tax") @Nullable String productTax,
      @Json(name = "retail_delivery_fee") @Nullable String retailDeliveryFee,
      @Json(name = "seller_discount") @Nullable String sellerDiscount,
      @Json(name = "shipping_fee") @Nullable String shippingFee,
      @Json(name = "shipping_fee_cofunded_discount") @Nullable String shippingFeeCofundedDiscount,
      @Json(name = "shipping_fee_platform_discount") @Nullable String shippingFeePlatformDiscount,
      @Json(name = "shipping_fee_seller_discount") @Nullable String shippingFeeSellerDiscount,
      @Json(name = "shipping_fee_tax") @Nullable String shippingFeeTax,
      @Json(name = "shipping_insurance_fee") @Nullable String shippingInsuranceFee,
      @Json(name = "small_order_fee") @Nullable String smallOrderFee,
      @Json(name = "sub_total") @Nullable String subTotal,
      @Nullable String tax,
      @Json(name = "total_amount") @Nullable String totalAmount) {}

  /** Plain components, as a host would write them. */
  public record RecipientAddress(
      @Json(name = "address_detail") @Nullable String addressDetail,
      @Json(name = "address_line1") @Nullable String addressLine1,
      @Json(name = "address_line2") @Nullable String addressLine2,
      @Json(name = "address_line3") @Nullable String addressLine3,
      @Json(name = "address_line4") @Nullable String addressLine4,
      @Json(name = "delivery_preferences") @Nullable DeliveryPreferences deliveryPreferences,
      @Json(name = "district_info") @Nullable List<DistrictInfo> districtInfo,
      @Json(name = "first_name") @Nullable String firstName,
      @Json(name = "first_name_local_script") @Nullable String firstNameLocalScript,
      @Json(name = "full_address") @Nullable String fullAddress,
      @Json(name = "last_name") @Nullable String lastName,
      @Json(name = "last_name_local_script") @Nullable String lastNameLocalScript,
      @Nullable String name,
      @Json(name = "phone_number") @Nullable String phoneNumber,
      @Json(name = "post_town") @Nullable String postTown,
      @Json(name = "postal_code") @Nullable String postalCode,
      @Json(name = "region_code") @Nullable String regionCode) {}

  /** Plain components, as a host would write them. */
  public record DeliveryPreferences(
      @Json(name = "drop_off_location") @Nullable String dropOffLocation) {}

  /** Plain components, as a host would write them. */
  public record DistrictInfo(
      @Json(name = "address_level") @Nullable String addressLevel,
      @Json(name = "address_level_name") @Nullable String addressLevelName,
      @Json(name = "address_name") @Nullable String addressName,
      @Json(name = "iso_code") @Nullable String isoCode) {}
}
