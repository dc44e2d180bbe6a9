package io.shopfleet.internal.http;

import com.squareup.moshi.JsonDataException;
import io.shopfleet.account.Account;
import io.shopfleet.credential.AccessToken;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.Secret;
import io.shopfleet.credential.TokenKeeper;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.event.FleetListener;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.platform.CallSpec;
import io.shopfleet.platform.CallTag;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import okhttp3.OkHttpClient;
import retrofit2.Call;
import retrofit2.Response;

/**
 * The route of every request of one platform: token from the keeper, permit from the limiter,
 * signature, wire, judgement; then, if that can help, again. Safe for concurrent use.
 */
public final class PlatformHttp {

  /** What Retrofit is given as its base address; requests go to their account's own. */
  public static final String PLACEHOLDER_ADDRESS = "http://account.invalid/";

  private static final Duration PAUSE_IF_UNTOLD = Duration.ofSeconds(1);

  /** Less than this is no waiting, only a thread that was slow. */
  private static final Duration NOTICED_DELAY = Duration.ofMillis(5);

  private final HttpProfile profile;
  private final OkHttpClient signing;
  private final OkHttpClient plain;
  private final TokenKeeper tokens;
  private final Addresses addresses;
  private final Limiter limiter;
  private final Retrier retrier;
  private final RetryPolicy policy;
  private final FleetListener listener;
  private final Clock clock;

  PlatformHttp(
      HttpProfile profile,
      OkHttpClient signing,
      OkHttpClient plain,
      TokenKeeper tokens,
      Addresses addresses,
      Limiter limiter,
      Retrier retrier,
      RetryPolicy policy,
      FleetListener listener,
      Clock clock) {
    this.profile = profile;
    this.signing = signing;
    this.plain = plain;
    this.tokens = tokens;
    this.addresses = addresses;
    this.limiter = limiter;
    this.retrier = retrier;
    this.policy = policy;
    this.listener = listener;
    this.clock = clock;
  }

  /** The client for the platform's one Retrofit: signs, and routes to the account's address. */
  public OkHttpClient client() {
    return signing;
  }

  /** The same connections without signature and routing, for token endpoints. */
  public OkHttpClient plainClient() {
    return plain;
  }

  /** Where accounts' marketplaces answer. */
  public Addresses addresses() {
    return addresses;
  }

  /**
   * Makes a call on behalf of an account, and repeats it while that can help. Blocks for the
   * permit, the token, the wire and the pauses, altogether no longer than the retry policy's budget
   * and one last call.
   *
   * @param request makes the Retrofit call from a tag that holds the token to use; invoked once per
   *     attempt
   * @param judge tells success from failure
   * @throws MarketplaceException if no attempt succeeded
   */
  public <R> R call(
      Account account, CallSpec spec, Function<CallTag, Call<R>> request, ResponseJudge<R> judge) {
    addresses.api(account, spec.operation());
    Instant deadline = clock.instant().plus(policy.budget());
    return retrier.call(
        account, spec, deadline, () -> attempt(account, spec, request, judge, deadline));
  }

  private <R> R attempt(
      Account account,
      CallSpec spec,
      Function<CallTag, Call<R>> request,
      ResponseJudge<R> judge,
      Instant deadline) {
    CallTag tag = new CallTag(account, tokens.current(account), spec);
    try {
      return send(tag, request, judge, deadline);
    } catch (MarketplaceException failure) {
      AccessToken used = tag.credential().accessToken();
      if (used == null) {
        throw failure;
      }
      Credential other = otherToken(account, used.value(), failure);
      return send(new CallTag(account, other, spec), request, judge, deadline);
    }
  }

  private Credential otherToken(Account account, Secret refused, MarketplaceException failure) {
    return switch (failure.kind()) {
      case AUTH_EXPIRED -> tokens.afterRefusal(account, refused);
      // A token may die with its renewal, while it was on its way from another process.
      case AUTH_REJECTED -> tokens.replacement(account, refused).orElseThrow(() -> failure);
      default -> throw failure;
    };
  }

  private <R> R send(
      CallTag tag, Function<CallTag, Call<R>> request, ResponseJudge<R> judge, Instant deadline) {
    LimitKey key =
        new LimitKey(
            profile.platform(),
            profile.limitScope().apply(tag.account(), tag.credential()),
            tag.spec().group());
    awaitPermit(tag, key, deadline);
    try {
      R answer = judge.judge(tag, execute(tag, request));
      limiter.succeeded(key);
      return answer;
    } catch (MarketplaceException failure) {
      if (failure.kind() == FailureKind.RATE_LIMITED) {
        Duration pause = failure.retryAfter().orElse(PAUSE_IF_UNTOLD);
        limiter.refused(key, pause);
        listener.on(
            new FleetEvent.RateLimited(clock.instant(), tag.account().id(), key.toString(), pause));
      }
      throw failure;
    }
  }

  private static <R> Response<R> execute(CallTag tag, Function<CallTag, Call<R>> request) {
    try {
      return request.apply(tag).execute();
    } catch (IOException e) {
      throw TransportFailures.of(tag, e);
    } catch (JsonDataException e) {
      throw TransportFailures.unreadable(tag, e);
    }
  }

  private void awaitPermit(CallTag tag, LimitKey key, Instant deadline) {
    Instant asked = clock.instant();
    try {
      if (limiter.acquire(key, profile.limit(), tag.spec().priority(), deadline)) {
        tellDelay(tag, asked);
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw notSent(FailureKind.TRANSIENT, tag)
          .message("interrupted while waiting for a permit")
          .build();
    }
    // The whole time allowed would not have been enough, so asking again within it is in vain.
    Duration rest = Duration.between(clock.instant(), deadline);
    throw notSent(FailureKind.RATE_LIMITED, tag)
        .message("the gate " + key + " stays closed beyond the time allowed")
        .retryAfter(rest.isNegative() ? Duration.ZERO : rest.plusMillis(1))
        .build();
  }

  private void tellDelay(CallTag tag, Instant asked) {
    Instant now = clock.instant();
    Duration delay = Duration.between(asked, now);
    if (delay.compareTo(NOTICED_DELAY) >= 0) {
      listener.on(
          new FleetEvent.RequestDelayed(now, tag.account().id(), tag.spec().operation(), delay));
    }
  }

  private static MarketplaceException.Builder notSent(FailureKind kind, CallTag tag) {
    return MarketplaceException.of(kind, tag.account(), tag.spec().operation()).notSent();
  }
}
