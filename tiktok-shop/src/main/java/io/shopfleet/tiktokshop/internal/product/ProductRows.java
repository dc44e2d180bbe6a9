package io.shopfleet.tiktokshop.internal.product;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Sorts the rows of a write into the calls that the platform wants: one for each product. */
final class ProductRows {

  private ProductRows() {}

  /** The indexes of the rows of each product, in the order of the first row of each. */
  static <T> Map<String, List<Integer>> byProduct(List<T> rows, Function<T, String> productId) {
    Map<String, List<Integer>> indexes = new LinkedHashMap<>();
    for (int index = 0; index < rows.size(); index++) {
      indexes
          .computeIfAbsent(productId.apply(rows.get(index)), unused -> new ArrayList<>())
          .add(index);
    }
    return indexes;
  }
}
