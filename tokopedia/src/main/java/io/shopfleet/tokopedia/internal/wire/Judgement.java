package io.shopfleet.tokopedia.internal.wire;

import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.platform.CallTag;
import retrofit2.Response;

/** Tells success from failure: HTTP status and envelope have to agree on a success. */
final class Judgement {

  private Judgement() {}

  static <T> Envelope<T> judge(CallTag tag, Response<Envelope<T>> response) {
    Envelope<T> envelope = response.body();
    if (!response.isSuccessful()) {
      throw Failures.of(
          tag, response.code(), Failures.header(response.errorBody()), response.headers());
    }
    if (envelope == null || !envelope.header().told()) {
      throw unexpected(tag, response.code(), "the answer has neither header nor status");
    }
    if (!envelope.header().success()) {
      throw Failures.of(tag, response.code(), envelope.header(), response.headers());
    }
    return envelope;
  }

  /** A success that holds nothing where something has to be. */
  static MarketplaceException unexpected(CallTag tag, int status, String what) {
    return MarketplaceException.of(FailureKind.UNKNOWN, tag.account(), tag.spec().operation())
        .httpStatus(status)
        .message(what)
        .whatToDo("Report it with the operation's name; the marketplace may have changed it")
        .build();
  }
}
