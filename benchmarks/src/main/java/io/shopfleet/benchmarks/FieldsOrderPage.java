package io.shopfleet.benchmarks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order page as mutable classes with public fields, the form that Jackson and Gson fill
 * fastest: the comparators get their best case, with plain text where our records have open enums.
 */
public final class FieldsOrderPage {
  public int code;
  public @Nullable String message;
  public @Nullable Data data;
  public @Nullable String requestId;

  /** The envelope's data. */
  public static final class Data {
    public @Nullable String nextPageToken;
    public @Nullable List<Order> orders;
    public @Nullable Integer totalCount;
  }

  /** Plain fields, as a host without records would write them. */
  public static final class Order {
    public @Nullable String autoCombineGroupId;
    public @Nullable String buyerAvatar;
    public @Nullable String buyerEmail;
    public @Nullable String buyerMessage;
    public @Nullable String buyerNickname;
    public @Nullable Long cancelOrderSlaTime;
    public @Nullable String cancelReason;
    public @Nullable Long cancelTime;
    public @Nullable String cancellationInitiator;
    public @Nullable String channelEntityNationalRegistryId;
    public @Nullable Long collectionDueTime;
    public @Nullable Long collectionTime;
    public @Nullable String commercePlatform;
    public @Nullable String consultationId;
    public @Nullable String cpf;
    public @Nullable String cpfName;
    public @Nullable Long createTime;
    public @Nullable Long deliveryDueTime;
    public @Nullable String deliveryOptionId;
    public @Nullable String deliveryOptionName;
    public @Nullable Long deliveryOptionRequiredDeliveryTime;
    public @Nullable Long deliverySlaTime;
    public @Nullable Long deliveryTime;
    public @Nullable String deliveryType;
    public @Nullable String exchangeSourceOrderId;
    public @Nullable String fastDeliveryProgram;
    public @Nullable Long fastDispatchSlaTime;
    public @Nullable Integer fulfillmentPriorityLevel;
    public @Nullable String fulfillmentType;
    public @Nullable HandlingDuration handlingDuration;
    public @Nullable Boolean hasUpdatedRecipientAddress;
    public @Nullable String id;
    public @Nullable Boolean isBuyerRequestCancel;
    public @Nullable Boolean isCod;
    public @Nullable Boolean isExchangeOrder;
    public @Nullable Boolean isOnHoldOrder;
    public @Nullable Boolean isReplacementOrder;
    public @Nullable Boolean isSampleOrder;
    public @Nullable List<LineItem> lineItems;
    public @Nullable String needUploadInvoice;
    public @Nullable List<Integer> orderRights;
    public @Nullable String orderType;
    public @Nullable List<PackageInfo> packages;
    public @Nullable Long paidTime;
    public @Nullable Payment payment;
    public @Nullable String paymentAuthCode;
    public @Nullable String paymentCardType;
    public @Nullable String paymentMethodCode;
    public @Nullable String paymentMethodName;
    public @Nullable Long pickUpCutOffTime;
    public @Nullable RecipientAddress recipientAddress;
    public @Nullable Long recommendedShippingTime;
    public @Nullable Long releaseDate;
    public @Nullable String replacedOrderId;
    public @Nullable Long requestCancelTime;
    public @Nullable Long rtsSlaTime;
    public @Nullable Long rtsTime;
    public @Nullable String sellerNote;
    public @Nullable Long shippingDueTime;
    public @Nullable String shippingProvider;
    public @Nullable String shippingProviderId;
    public @Nullable String shippingType;
    public @Nullable String splitOrCombineTag;
    public @Nullable String status;
    public @Nullable String trackingNumber;
    public @Nullable Long ttsSlaTime;
    public @Nullable Long updateTime;
    public @Nullable String userId;
    public @Nullable String warehouseId;
  }

  /** Plain fields, as a host without records would write them. */
  public static final class HandlingDuration {
    public @Nullable String days;
    public @Nullable String type;
  }

  /** Plain fields, as a host without records would write them. */
  public static final class LineItem {
    public @Nullable String buyerServiceFee;
    public @Nullable String cancelReason;
    public @Nullable String cancelUser;
    public @Nullable List<CombinedListingSku> combinedListingSkus;
    public @Nullable String currency;
    public @Nullable String displayStatus;
    public @Nullable String distanceFee;
    public @Nullable String distanceShippingFee;
    public @Nullable String giftRetailPrice;
    public @Nullable String handlingDurationDays;
    public @Nullable String id;
    public @Nullable Boolean isDangerousGood;
    public @Nullable Boolean isGift;
    public @Nullable Boolean isUnboxingItem;
    public @Nullable List<ItemTax> itemTax;
    public @Nullable Boolean needsPrescription;
    public @Nullable String originalPrice;
    public @Nullable String packageId;
    public @Nullable String packageStatus;
    public @Nullable String pfandFee;
    public @Nullable String platformDiscount;
    public @Nullable String productId;
    public @Nullable String productName;
    public @Nullable String retailDeliveryFee;
    public @Nullable Long rtsTime;
    public @Nullable String salePrice;
    public @Nullable String sellerDiscount;
    public @Nullable String sellerSku;
    public @Nullable String shippingProviderId;
    public @Nullable String shippingProviderName;
    public @Nullable String skuId;
    public @Nullable String skuImage;
    public @Nullable String skuName;
    public @Nullable String skuType;
    public @Nullable String smallOrderFee;
    public @Nullable String trackingNumber;
    public @Nullable String unboxingSkuCode;
  }

  /** Plain fields, as a host without records would write them. */
  public static final class CombinedListingSku {
    public @Nullable String productId;
    public @Nullable String sellerSku;
    public @Nullable Integer skuCount;
    public @Nullable String skuId;
  }

  /** Plain fields, as a host without records would write them. */
  public static final class ItemTax {
    public @Nullable String taxAmount;
    public @Nullable String taxRate;
    public @Nullable String taxType;
  }

  /** Plain fields, as a host without records would write them. */
  public static final class PackageInfo {
    public @Nullable String id;
  }

  /** Plain fields, as a host without records would write them. */
  public static final class Payment {
    public @Nullable String buyerServiceFee;
    public @Nullable String currency;
    public @Nullable String distanceFee;
    public @Nullable String distanceShippingFee;
    public @Nullable String handlingFee;
    public @Nullable String itemInsuranceFee;
    public @Nullable String itemInsuranceTax;
    public @Nullable String originalShippingFee;
    public @Nullable String originalTotalProductPrice;
    public @Nullable String paymentDiscountServiceFee;
    public @Nullable String paymentPlatformDiscount;
    public @Nullable String platformDiscount;
    public @Nullable String productTax;
    public @Nullable String retailDeliveryFee;
    public @Nullable String sellerDiscount;
    public @Nullable String shippingFee;
    public @Nullable String shippingFeeCofundedDiscount;
    public @Nullable String shippingFeePlatformDiscount;
    public @Nullable String shippingFeeSellerDiscount;
    public @Nullable String shippingFeeTax;
    public @Nullable String shippingInsuranceFee;
    public @Nullable String smallOrderFee;
    public @Nullable String subTotal;
    public @Nullable String tax;
    public @Nullable String totalAmount;
  }

  /** Plain fields, as a host without records would write them. */
  public static final class RecipientAddress {
    public @Nullable String addressDetail;
    public @Nullable String addressLine1;
    public @Nullable String addressLine2;
    public @Nullable String addressLine3;
    public @Nullable String addressLine4;
    public @Nullable DeliveryPreferences deliveryPreferences;
    public @Nullable List<DistrictInfo> districtInfo;
    public @Nullable String firstName;
    public @Nullable String firstNameLocalScript;
    public @Nullable String fullAddress;
    public @Nullable String lastName;
    public @Nullable String lastNameLocalScript;
    public @Nullable String name;
    public @Nullable String phoneNumber;
    public @Nullable String postTown;
    public @Nullable String postalCode;
    public @Nullable String regionCode;
  }

  /** Plain fields, as a host without records would write them. */
  public static final class DeliveryPreferences {
    public @Nullable String dropOffLocation;
  }

  /** Plain fields, as a host without records would write them. */
  public static final class DistrictInfo {
    public @Nullable String addressLevel;
    public @Nullable String addressLevelName;
    public @Nullable String addressName;
    public @Nullable String isoCode;
  }
}
