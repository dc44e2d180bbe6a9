package io.shopfleet.testkit.simulator.tiktok;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A product at one moment; the Tokopedia status is null where it is not listed there. */
record ProductState(
    String id,
    String title,
    String status,
    @Nullable String tokopediaStatus,
    long createTime,
    long updateTime,
    String categoryId,
    String imageUri,
    List<SkuState> skus) {

  ProductState {
    skus = List.copyOf(skus);
  }

  Optional<SkuState> sku(String skuId) {
    return skus.stream().filter(sku -> sku.id().equals(skuId)).findFirst();
  }

  ProductState withSku(String skuId, UnaryOperator<SkuState> change, long now) {
    List<SkuState> changed =
        skus.stream().map(sku -> sku.id().equals(skuId) ? change.apply(sku) : sku).toList();
    return new ProductState(
        id, title, status, tokopediaStatus, createTime, now, categoryId, imageUri, changed);
  }

  ProductState withStatus(String newStatus, long now) {
    return new ProductState(
        id,
        title,
        newStatus,
        tokopediaStatus == null ? null : newStatus,
        createTime,
        now,
        categoryId,
        imageUri,
        skus);
  }

  ProductState withTitle(String newTitle, long now) {
    return new ProductState(
        id, newTitle, status, tokopediaStatus, createTime, now, categoryId, imageUri, skus);
  }

  ProductRow row(String currency) {
    return new ProductRow(
        id,
        title,
        status,
        Instant.ofEpochSecond(createTime),
        Instant.ofEpochSecond(updateTime),
        skus.stream().map(sku -> sku.row(currency)).toList());
  }
}
