package io.shopfleet.tokopedia.internal.connection;

import io.shopfleet.commerce.OrderStatus;
import io.shopfleet.commerce.OrderStatus.Phase;
import org.jspecify.annotations.Nullable;

/**
 * Tokopedia's status codes, by groups (official table of 2022 and 2023; those that only older
 * documents and clients name are among them). A code that is in none keeps its text.
 */
final class OrderStatuses {

  private OrderStatuses() {}

  static OrderStatus of(@Nullable Integer code) {
    return code == null
        ? new OrderStatus(Phase.UNKNOWN, "")
        : new OrderStatus(phase(code), Integer.toString(code));
  }

  private static Phase phase(int code) {
    if (code >= 0 && code <= 15) {
      return Phase.CANCELLED;
    }
    if (code >= 500 && code <= 540) {
      return Phase.IN_TRANSIT;
    }
    if (code >= 690 && code <= 698) {
      return Phase.DISPUTED;
    }
    return switch (code) {
      case 100, 103, 190, 200 -> Phase.UNPAID;
      case 220, 221, 400, 401 -> Phase.AWAITING_SHIPMENT;
      case 450 -> Phase.AWAITING_COLLECTION;
      case 550 -> Phase.RETURNED;
      case 600 -> Phase.DELIVERED;
      case 601 -> Phase.DISPUTED;
      case 699, 700, 701 -> Phase.COMPLETED;
      default -> Phase.UNKNOWN;
    };
  }
}
