package io.shopfleet.internal.http;

import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.platform.CallTag;
import retrofit2.Response;

/**
 * A marketplace's way to tell success from failure. Implementations are stateless.
 *
 * @param <R> what an answer is read into
 */
@FunctionalInterface
public interface ResponseJudge<R> {

  /**
   * @param response read already if its status is 2xx; else its error body can be read once
   * @return the answer, if it is a success
   * @throws MarketplaceException if it is not, whatever the HTTP status says
   */
  R judge(CallTag tag, Response<R> response);
}
