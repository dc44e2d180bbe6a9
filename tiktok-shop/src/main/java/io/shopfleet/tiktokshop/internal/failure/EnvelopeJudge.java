package io.shopfleet.tiktokshop.internal.failure;

import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.internal.http.TransportFailures;
import io.shopfleet.platform.CallTag;
import io.shopfleet.tiktokshop.api.Envelope;
import java.io.IOException;
import java.util.Optional;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Response;

/**
 * Tells success from failure by the envelope's code, whatever the HTTP status says. Stateless and
 * safe for concurrent use.
 */
public final class EnvelopeJudge {

  private static final int SUCCESS = 0;

  private final Failures failures;

  public EnvelopeJudge(Failures failures) {
    this.failures = failures;
  }

  /**
   * The envelope of a success that could be read as a whole.
   *
   * @throws MarketplaceException if the answer is none, or UNKNOWN if a record of it is missing
   */
  public <T> Envelope<T> judgeWhole(CallTag tag, Response<Envelope<T>> response) {
    Envelope<T> envelope = judge(tag, response);
    if (!envelope.unreadable().isEmpty()) {
      throw TransportFailures.unreadable(tag, envelope.unreadable().get(0).reason());
    }
    return envelope;
  }

  /**
   * The envelope of a success, of which some records may be missing.
   *
   * @throws MarketplaceException if the answer is none
   */
  public <T> Envelope<T> judge(CallTag tag, Response<Envelope<T>> response) {
    if (!response.isSuccessful()) {
      throw refused(tag, response);
    }
    Envelope<T> envelope = response.body();
    if (envelope == null) {
      throw MarketplaceException.of(FailureKind.UNKNOWN, tag.account(), tag.spec().operation())
          .httpStatus(response.code())
          .message("the answer is empty")
          .build();
    }
    if (envelope.code() != SUCCESS) {
      ErrorEnvelope error =
          new ErrorEnvelope(envelope.code(), envelope.message(), envelope.requestId());
      throw failures.ofCode(tag, error, response.code(), response.headers());
    }
    return envelope;
  }

  private MarketplaceException refused(CallTag tag, Response<?> response) {
    Optional<ErrorEnvelope> envelope =
        ErrorEnvelope.read(text(response.errorBody())).filter(error -> error.code() != SUCCESS);
    return envelope.isPresent()
        ? failures.ofCode(tag, envelope.get(), response.code(), response.headers())
        : failures.ofStatus(tag, response.code(), response.headers());
  }

  private static String text(@Nullable ResponseBody body) {
    try {
      return body == null ? "" : body.string();
    } catch (IOException e) {
      // A cut body has no code to read; the status decides.
      return "";
    }
  }
}
