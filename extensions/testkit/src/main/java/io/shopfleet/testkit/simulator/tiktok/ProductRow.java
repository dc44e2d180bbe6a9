package io.shopfleet.testkit.simulator.tiktok;

import java.time.Instant;
import java.util.List;

/**
 * A product as the marketplace has it at this moment.
 *
 * @param id the product id
 * @param title the title
 * @param status the status on TikTok Shop, such as {@code ACTIVATE}
 * @param createTime when it was created
 * @param updateTime when it changed last
 * @param skus its SKUs, at least one
 */
public record ProductRow(
    String id,
    String title,
    String status,
    Instant createTime,
    Instant updateTime,
    List<SkuRow> skus) {

  /** Keeps a copy of the SKUs. */
  public ProductRow {
    skus = List.copyOf(skus);
  }
}
