package io.shopfleet.tokopedia.internal.wire;

import io.shopfleet.platform.CallTag;
import io.shopfleet.tokopedia.model.ListedOrder;
import io.shopfleet.tokopedia.model.OrderDetail;
import io.shopfleet.tokopedia.model.Shop;
import io.shopfleet.tokopedia.model.ShopProduct;
import java.util.List;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.Tag;

/** The calls of the classic API that this module makes (official documentation). */
interface ClassicApi {

  @GET("v2/order/list")
  Call<Envelope<Rows<ListedOrder>>> orders(
      @Tag CallTag tag,
      @Query("fs_id") String fsId,
      @Query("shop_id") String shopId,
      @Query("from_date") long from,
      @Query("to_date") long to,
      @Query("page") int page,
      @Query("per_page") int perPage);

  @GET("v2/fs/{fs}/order")
  Call<Envelope<Rows<OrderDetail>>> order(
      @Tag CallTag tag, @Path("fs") String fsId, @Query("order_id") long orderId);

  @GET("v2/fs/{fs}/order")
  Call<Envelope<Rows<OrderDetail>>> orderByInvoice(
      @Tag CallTag tag, @Path("fs") String fsId, @Query("invoice_num") String invoice);

  @GET("inventory/v1/fs/{fs}/product/info")
  Call<Envelope<Rows<ShopProduct>>> products(
      @Tag CallTag tag,
      @Path("fs") String fsId,
      @Query("shop_id") String shopId,
      @Query("page") int page,
      @Query("per_page") int perPage,
      @Query("last_sort") @Nullable String lastSort);

  /** Of the two parameter names in the documentation, the one that clients in production send. */
  @GET("inventory/v1/fs/{fs}/product/info")
  Call<Envelope<Rows<ShopProduct>>> productsById(
      @Tag CallTag tag,
      @Path("fs") String fsId,
      @Query(value = "product_id", encoded = true) String commaSeparatedIds);

  @GET("v1/shop/fs/{fs}/shop-info")
  Call<Envelope<List<Shop>>> shops(
      @Tag CallTag tag, @Path("fs") String fsId, @Query("shop_id") String shopId);

  @POST("inventory/v1/fs/{fs}/stock/update")
  Call<Envelope<BulkAnswer>> updateStock(
      @Tag CallTag tag,
      @Path("fs") String fsId,
      @Query("shop_id") String shopId,
      @Query("warehouse_id") @Nullable Long warehouseId,
      @Body RequestBody rows);

  @POST("inventory/v1/fs/{fs}/price/update")
  Call<Envelope<BulkAnswer>> updatePrices(
      @Tag CallTag tag,
      @Path("fs") String fsId,
      @Query("shop_id") String shopId,
      @Query("warehouse_id") @Nullable Long warehouseId,
      @Body RequestBody rows);
}
