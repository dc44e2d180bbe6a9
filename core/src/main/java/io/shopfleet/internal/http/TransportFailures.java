package io.shopfleet.internal.http;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonEncodingException;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.internal.json.Damaged;
import io.shopfleet.platform.CallTag;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.UnknownHostException;

/** Turns what goes wrong below the marketplace's own words into typed failures. */
public final class TransportFailures {

  private TransportFailures() {}

  /** Whether a request that failed so certainly never reached the marketplace. */
  public static boolean certainlyNotSent(IOException failure) {
    return failure instanceof ConnectException
        || failure instanceof UnknownHostException
        || failure instanceof NoRouteToHostException;
  }

  static MarketplaceException of(CallTag tag, IOException failure) {
    MarketplaceException.Builder builder =
        MarketplaceException.of(FailureKind.TRANSIENT, tag.account(), tag.spec().operation())
            .cause(quotesWhatCame(failure) ? null : failure);
    if (failure instanceof JsonEncodingException) {
      return builder
          .message("the answer is not JSON")
          .whatToDo("Repeat it later; check the address if it stays so")
          .build();
    }
    if (certainlyNotSent(failure)) {
      return builder
          .notSent()
          .message("no connection (" + failure.getClass().getSimpleName() + ")")
          .whatToDo("Check the address and the network if it stays so")
          .build();
    }
    String what =
        failure instanceof InterruptedIOException
            ? "no complete answer in time"
            : "the connection broke before the answer was complete";
    return builder.message(what + " (" + failure.getClass().getSimpleName() + ")").build();
  }

  /** What came instead of an answer may be what was sent, with the signature in it. */
  private static boolean quotesWhatCame(IOException failure) {
    return failure instanceof ProtocolException;
  }

  /** The failure itself quotes the value that came, and so is not kept as a cause. */
  static MarketplaceException unreadable(CallTag tag, JsonDataException failure) {
    return unreadable(tag, Damaged.reason(failure));
  }

  /**
   * The failure of an answer with a value of another shape than the contract says.
   *
   * @param reason what was expected where, without the value that came
   */
  public static MarketplaceException unreadable(CallTag tag, String reason) {
    return MarketplaceException.of(FailureKind.UNKNOWN, tag.account(), tag.spec().operation())
        .message("the answer does not fit the contract: " + reason)
        .whatToDo("Report it with the operation's name; the marketplace may have changed it")
        .build();
  }
}
