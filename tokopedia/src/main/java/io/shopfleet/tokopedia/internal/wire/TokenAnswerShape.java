package io.shopfleet.tokopedia.internal.wire;

import io.shopfleet.internal.json.LenientJson;
import io.shopfleet.tokopedia.internal.wire.TokenAnswerShape.TokenAnswer;
import org.jspecify.annotations.Nullable;

/** What the token service answers, success and failure alike. */
final class TokenAnswerShape extends ObjectShape<TokenAnswer> {

  private final Member<String> accessToken = member("access_token", HeaderShape::looseText);
  private final Member<Long> expiresIn = member("expires_in", LenientJson::int64);
  private final Member<String> error = member("error", HeaderShape::looseText);

  @Override
  TokenAnswer make(Values values) {
    return new TokenAnswer(values.get(accessToken), values.get(expiresIn), values.get(error));
  }

  /**
   * An answer.
   *
   * @param accessToken the token; null on failure
   * @param expiresIn its lifetime in seconds; null if untold
   * @param error the kind of failure, by OAuth's words
   */
  record TokenAnswer(
      @Nullable String accessToken, @Nullable Long expiresIn, @Nullable String error) {

    /** The token stays out of logs. */
    @Override
    public String toString() {
      return "TokenAnswer[" + error + "]";
    }
  }
}
