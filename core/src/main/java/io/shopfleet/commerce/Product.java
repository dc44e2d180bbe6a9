package io.shopfleet.commerce;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A product as one shop offers it.
 *
 * @param id the marketplace's product id
 * @param title its name
 * @param status whether it can be bought
 * @param createdAt when it was created; null if untold
 * @param updatedAt when it was last changed; null if untold
 * @param skus its variants
 * @param source the marketplace's own record
 */
public record Product(
    String id,
    String title,
    ProductStatus status,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt,
    List<Sku> skus,
    Object source) {

  public Product {
    skus = List.copyOf(skus);
  }

  /** The marketplace's own record, if it is of the given type. */
  public <T> Optional<T> source(Class<T> type) {
    return type.isInstance(source) ? Optional.of(type.cast(source)) : Optional.empty();
  }
}
