package io.shopfleet.failure;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.PlatformId;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A call to a marketplace did not bring what was asked. Carries the evidence: which account, which
 * operation, the HTTP status, the marketplace's own code and request id. Never carries a secret, a
 * header or a body.
 */
public final class MarketplaceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient PlatformId platform;
  private final transient @Nullable AccountId account;
  private final String operation;
  private final FailureKind kind;
  private final int httpStatus;
  private final @Nullable String code;
  private final @Nullable String requestId;
  private final @Nullable Duration retryAfter;
  private final boolean sent;

  private MarketplaceException(Builder builder) {
    super(builder.text(), builder.cause);
    platform = builder.platform;
    account = builder.account == null ? null : builder.account.id();
    operation = builder.operation;
    kind = builder.kind;
    httpStatus = builder.httpStatus;
    code = builder.code;
    requestId = builder.requestId;
    retryAfter = builder.retryAfter;
    sent = builder.sent;
  }

  /** Starts the description of a failure. */
  public static Builder of(FailureKind kind, PlatformId platform, String operation) {
    return new Builder(kind, platform, operation);
  }

  /** Starts the description of a failure in a call for an account. */
  public static Builder of(FailureKind kind, Account account, String operation) {
    return new Builder(kind, account.platform(), operation).account(account);
  }

  public PlatformId platform() {
    return platform;
  }

  /** The account on whose behalf the call was made; empty for calls without one. */
  public Optional<AccountId> account() {
    return Optional.ofNullable(account);
  }

  /** The marketplace's name for the operation, or method and path. */
  public String operation() {
    return operation;
  }

  public FailureKind kind() {
    return kind;
  }

  /** The HTTP status; empty if no answer came. */
  public OptionalInt httpStatus() {
    return httpStatus == 0 ? OptionalInt.empty() : OptionalInt.of(httpStatus);
  }

  /** The marketplace's own code, as text. */
  public Optional<String> code() {
    return Optional.ofNullable(code);
  }

  /** The id that the marketplace's support asks for. */
  public Optional<String> requestId() {
    return Optional.ofNullable(requestId);
  }

  /** How long the marketplace itself asks to wait. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /** Whether repeating the same request later can help. */
  public boolean retryable() {
    return kind.retryable();
  }

  /**
   * Whether the request may have reached the marketplace. If not, it was certainly not processed
   * and even a write may be repeated.
   */
  public boolean sent() {
    return sent;
  }

  /** Builds a {@link MarketplaceException}. Not safe for concurrent use. */
  public static final class Builder {

    private final FailureKind kind;
    private final PlatformId platform;
    private final String operation;
    private @Nullable Account account;
    private int httpStatus;
    private @Nullable String code;
    private @Nullable String requestId;
    private @Nullable Duration retryAfter;
    private boolean sent = true;
    private String message = "";
    private @Nullable String whatToDo;
    private @Nullable Throwable cause;

    private Builder(FailureKind kind, PlatformId platform, String operation) {
      this.kind = kind;
      this.platform = platform;
      this.operation = operation;
    }

    public Builder account(@Nullable Account value) {
      account = value;
      return this;
    }

    /** Zero means that no answer came. */
    public Builder httpStatus(int value) {
      httpStatus = value;
      return this;
    }

    public Builder code(@Nullable String value) {
      code = value;
      return this;
    }

    public Builder requestId(@Nullable String value) {
      requestId = value;
      return this;
    }

    public Builder retryAfter(@Nullable Duration value) {
      retryAfter = value;
      return this;
    }

    /** Says that the request certainly never reached the marketplace. */
    public Builder notSent() {
      sent = false;
      return this;
    }

    /** What happened, in a sentence without secrets. */
    public Builder message(String value) {
      message = value;
      return this;
    }

    /** What the operator or developer should do about it. */
    public Builder whatToDo(String value) {
      whatToDo = value;
      return this;
    }

    public Builder cause(@Nullable Throwable value) {
      cause = value;
      return this;
    }

    public MarketplaceException build() {
      return new MarketplaceException(this);
    }

    private String text() {
      StringBuilder text = new StringBuilder();
      text.append(platform).append(' ').append(operation);
      if (account != null) {
        text.append(" for account ").append(account.id());
        text.append(" (").append(account.name()).append(')');
      }
      text.append(": ").append(kind);
      if (httpStatus != 0) {
        text.append(", HTTP ").append(httpStatus);
      }
      if (code != null) {
        text.append(", code ").append(code);
      }
      if (requestId != null) {
        text.append(", request ").append(requestId);
      }
      if (!message.isEmpty()) {
        text.append(": ").append(message);
      }
      if (whatToDo != null) {
        text.append(". ").append(whatToDo);
      }
      return text.toString();
    }
  }
}
