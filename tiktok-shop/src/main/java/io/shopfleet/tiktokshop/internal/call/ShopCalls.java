package io.shopfleet.tiktokshop.internal.call;

import io.shopfleet.account.Account;
import io.shopfleet.internal.http.PlatformHttp;
import io.shopfleet.platform.CallSpec;
import io.shopfleet.platform.CallTag;
import io.shopfleet.tiktokshop.api.ApiOperation;
import io.shopfleet.tiktokshop.api.Envelope;
import io.shopfleet.tiktokshop.api.product.GetProductResponse;
import io.shopfleet.tiktokshop.api.registry.ApiAdapters;
import io.shopfleet.tiktokshop.api.registry.ApiConverterFactory;
import io.shopfleet.tiktokshop.internal.failure.EnvelopeJudge;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import retrofit2.Call;
import retrofit2.Retrofit;

/**
 * Calls the generated operations through the HTTP seam: token, permit, signature, wire, judgement
 * and repetition. One for all accounts; safe for concurrent use.
 */
public final class ShopCalls {

  private final PlatformHttp http;
  private final EnvelopeJudge judge;
  private final Retrofit retrofit;
  private final Map<Class<?>, Object> areas = new ConcurrentHashMap<>();

  public ShopCalls(PlatformHttp http, EnvelopeJudge judge) {
    this.http = http;
    this.judge = judge;
    this.retrofit =
        new Retrofit.Builder()
            .baseUrl(PlatformHttp.PLACEHOLDER_ADDRESS)
            .client(http.client())
            .addConverterFactory(
                ApiConverterFactory.salvaging(new ApiAdapters(), Set.of(GetProductResponse.class)))
            .build();
  }

  /**
   * Makes a call on behalf of an account and returns the data of the answer, which is whole.
   *
   * @param area the generated interface of the operation
   * @throws io.shopfleet.failure.MarketplaceException if no attempt succeeded
   */
  public <A, T> T call(
      Account account,
      CallSpec spec,
      Class<A> area,
      BiFunction<A, CallTag, Call<Envelope<T>>> request) {
    A api = area(area);
    Envelope<T> envelope =
        http.call(account, spec, tag -> request.apply(api, tag), judge::judgeWhole);
    return envelope.data();
  }

  /**
   * Makes a call on behalf of an account and returns the answer, which may be partly unreadable:
   * for those alone who tell their callers what is missing.
   *
   * @param area the generated interface of the operation
   * @throws io.shopfleet.failure.MarketplaceException if no attempt succeeded
   */
  public <A, T> Answer<T> read(
      Account account,
      CallSpec spec,
      Class<A> area,
      BiFunction<A, CallTag, Call<Envelope<T>>> request) {
    A api = area(area);
    AtomicReference<CallTag> answered = new AtomicReference<>();
    Envelope<T> envelope =
        http.call(
            account,
            spec,
            tag -> {
              answered.set(tag);
              return request.apply(api, tag);
            },
            judge::judge);
    return new Answer<>(envelope.data(), envelope.unreadable(), answered.get());
  }

  /** The generated interface of an area. */
  public <A> A area(Class<A> area) {
    return area.cast(areas.computeIfAbsent(area, retrofit::create));
  }

  /**
   * What the seam has to know about an operation. The platform counts its limits for each
   * operation, and names its reads: what searches or gets changes nothing, even by POST.
   */
  public static CallSpec spec(ApiOperation operation) {
    String method = operation.id().substring(operation.id().indexOf('.') + 1);
    boolean reads =
        operation.method().equals("GET") || method.startsWith("search") || method.startsWith("get");
    if (reads) {
      return CallSpec.read(operation.id());
    }
    return operation.idempotentByMethod()
        ? CallSpec.idempotentWrite(operation.id())
        : CallSpec.write(operation.id());
  }
}
