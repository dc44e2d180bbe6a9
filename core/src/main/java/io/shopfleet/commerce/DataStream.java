package io.shopfleet.commerce;

/** A kind of records that flows from a shop to the host, each with a checkpoint of its own. */
public enum DataStream {
  ORDERS,
  PRODUCTS,
  INVENTORY,
  RETURNS,
  CANCELLATIONS,
  SETTLEMENTS
}
