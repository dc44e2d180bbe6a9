package io.shopfleet.testkit.simulator.tokopedia;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What the simulator knows of one product row, to be compared with what a host has stored.
 *
 * @param shopId the shop that sells it
 * @param productId the product id, always above 2<sup>31</sup>
 * @param sku the seller's SKU; empty for the parent of variants, which cannot be sold itself
 * @param stock pieces in stock
 * @param price price in IDR
 * @param kind single product, parent of variants, or variant
 * @param parent the parent's product id for a variant, otherwise null; see {@link #parentId()}
 * @param updatedAt when stock or price last changed, a true instant
 */
public record ProductRow(
    long shopId,
    long productId,
    String sku,
    int stock,
    BigDecimal price,
    Kind kind,
    @Nullable Long parent,
    Instant updatedAt) {

  /** How a row takes part in variants. */
  public enum Kind {
    /** A product without variants. */
    SINGLE,
    /** A product that only holds variants together. */
    PARENT,
    /** One variant of a parent. */
    VARIANT
  }

  /** The parent's product id, present for a variant only. */
  public OptionalLong parentId() {
    return parent == null ? OptionalLong.empty() : OptionalLong.of(parent);
  }
}
