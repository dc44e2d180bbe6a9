package io.shopfleet.jdbc.adoption;

import io.shopfleet.credential.AccessToken;
import io.shopfleet.credential.RefreshToken;
import io.shopfleet.credential.Secret;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The tokens in a document, and when they end. That was written in three ways: as an instant, as
 * the seconds of one, and as seconds since the token was obtained.
 */
final class GuideTokens {

  static final String ACCESS = "access_token";
  static final String REFRESH = "refresh_token";

  private static final String OBTAINED = "token_obtained_at";

  /** The fields that are used up here. */
  static final Set<String> FIELDS =
      Set.of(
          ACCESS,
          REFRESH,
          OBTAINED,
          "token_expires_at",
          "access_token_expires_at",
          "access_token_expire_in",
          "expires_in",
          "refresh_token_expires_at",
          "refresh_token_expire_in");

  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  // With or without an offset, which JavaScript, Java and PostgreSQL write in three ways.
  private static final DateTimeFormatter WRITTEN =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .optionalStart()
          .appendOffset("+HH:MM", "Z")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HHmm", "Z")
          .optionalEnd()
          .toFormatter(Locale.ROOT);

  // No token lives for thirty years, and no instant of a token was before 2001.
  private static final long FIRST_INSTANT = 1_000_000_000L;
  private static final long FIRST_MILLIS = 100_000_000_000L;

  private final GuideDocument document;
  private final BiFunction<String, String, Secret> opening;
  private final ZoneId zone;
  private final Instant now;

  /**
   * @param opening makes a secret of a field's name and text
   * @param zone of instants that were written without one
   */
  GuideTokens(
      GuideDocument document,
      BiFunction<String, String, Secret> opening,
      ZoneId zone,
      Instant now) {
    this.document = document;
    this.opening = opening;
    this.zone = zone;
    this.now = now;
  }

  @Nullable AccessToken access() {
    Optional<String> text = document.text(ACCESS);
    if (text.isEmpty()) {
      return null;
    }
    Secret value = opening.apply(ACCESS, text.get());
    Instant end =
        end("access_token_expires_at", "token_expires_at", "access_token_expire_in", "expires_in");
    // An end that nobody knows is renewed at the first use: it never means for ever.
    return end == null
        ? new AccessToken(value, null, now, now)
        : AccessToken.expiringAt(value, end);
  }

  @Nullable RefreshToken refresh() {
    Optional<String> text = document.text(REFRESH);
    return text.isEmpty()
        ? null
        : new RefreshToken(
            opening.apply(REFRESH, text.get()),
            end("refresh_token_expires_at", "refresh_token_expire_in"));
  }

  private @Nullable Instant end(String... fields) {
    for (String field : fields) {
      Optional<String> text = document.text(field);
      if (text.isPresent()) {
        return NUMBER.matcher(text.get()).matches()
            ? end(Long.parseLong(text.get()))
            : instant(field, text.get());
      }
    }
    return null;
  }

  private @Nullable Instant end(long number) {
    if (number >= FIRST_INSTANT) {
      return epoch(number);
    }
    return document
        .text(OBTAINED)
        .map(text -> instant(OBTAINED, text).plusSeconds(number))
        .orElse(null);
  }

  private Instant instant(String field, String text) {
    try {
      if (NUMBER.matcher(text).matches()) {
        return epoch(Long.parseLong(text));
      }
      TemporalAccessor written =
          WRITTEN.parseBest(text.replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from);
      return written instanceof OffsetDateTime withOffset
          ? withOffset.toInstant()
          : LocalDateTime.from(written).atZone(zone).toInstant();
    } catch (DateTimeException e) {
      throw new GuideRefusal("credentials." + field + " is no instant; write it as in ISO 8601");
    }
  }

  private static Instant epoch(long number) {
    return number >= FIRST_MILLIS ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
  }
}
