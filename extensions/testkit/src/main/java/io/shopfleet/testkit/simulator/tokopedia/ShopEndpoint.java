package io.shopfleet.testkit.simulator.tokopedia;

import io.shopfleet.testkit.simulator.Reply;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/shop/fs/{fs_id}/shop-info}: one shop, or every shop attached to the app. */
final class ShopEndpoint implements Endpoint {

  private static final int UNPAGED = Integer.MAX_VALUE;

  private final ShopAccess access;
  private final Envelope envelope;

  ShopEndpoint(ShopAccess access, Envelope envelope) {
    this.access = access;
    this.envelope = envelope;
  }

  @Override
  public Reply answer(ApiCall call) {
    OptionalLong shopId = call.number("shop_id");
    List<Shop> shops =
        shopId.isPresent()
            ? List.of(access.require(call.app(), shopId.getAsLong()))
            : access.all(call.app());
    long page = call.number("page").orElse(1);
    long perPage = call.number("per_page").orElse(UNPAGED);
    if (page < 1 || page > Integer.MAX_VALUE || perPage < 1 || perPage > UNPAGED) {
      throw Refusal.malformed("page and per_page must be numbers from 1");
    }
    List<Shop> given = Pages.page(shops, call.pageToGive((int) page), (int) perPage);
    return envelope.successWithZeroCode(given.stream().map(ShopEndpoint::row).toList());
  }

  private static Map<String, @Nullable Object> row(Shop shop) {
    return Tree.of("shop_id", shop.id())
        .and("user_id", shop.ownerId())
        .and("shop_name", shop.name())
        .and("logo", "")
        .and("shop_url", "https://tokopedia.invalid/" + shop.domain())
        .all(1, "is_open", "status")
        .and("date_shop_created", JakartaTime.dashedDay(shop.createdAt()))
        .and("domain", shop.domain())
        .and("admin_id", List.of(shop.ownerId()))
        .and("reason", "")
        .and("district_id", 2_258)
        .and("province_name", "DKI Jakarta")
        .and("warehouses", List.of(warehouse(shop)))
        .and("subscribe_tokocabang", false)
        .and("is_mitra", false)
        .map();
  }

  private static Map<String, @Nullable Object> warehouse(Shop shop) {
    return Tree.of("warehouse_id", shop.warehouseId())
        .and("partner_id", Tree.of("Int64", 0).and("Valid", false).map())
        .and("shop_id", Tree.of("Int64", shop.id()).and("Valid", true).map())
        .and("warehouse_name", "Shop Location")
        .and("district_id", 2_258)
        .and("district_name", "Palmerah")
        .and("city_id", 174)
        .and("city_name", "Kota Administrasi Jakarta Barat")
        .and("province_id", 13)
        .and("province_name", "DKI Jakarta")
        .and("status", 1)
        .and("postal_code", "11480")
        .and("is_default", 1)
        .and("latlon", "-6.190400,106.797700")
        .and("latitude", "-6.190400")
        .and("longitude", "106.797700")
        .all("", "email", "phone")
        .and("address_detail", "Jl. Contoh Nomor 2")
        .and("warehose_type", "Default Shop Location")
        .map();
  }
}
