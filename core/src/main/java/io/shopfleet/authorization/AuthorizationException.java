package io.shopfleet.authorization;

import io.shopfleet.account.CredentialId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A shop could not be connected. The kind is for the host's code, the message for the operator; it
 * says what to do and never holds a secret.
 */
public final class AuthorizationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final transient @Nullable CredentialId credential;

  /** What stands in the way. */
  public enum Kind {
    /**
     * The call-back has no state: the seller started at the marketplace, or the state was lost.
     * {@link Authorizations#completeWithoutState} takes it, if somebody vouches for it.
     */
    STATE_MISSING,
    /** The call-back has a state where none was expected; complete it with its state. */
    STATE_PRESENT,
    /** The state was not made by this fleet; do not go on. */
    STATE_FORGED,
    /** The seller took too long; begin again. */
    STATE_EXPIRED,
    /** The authorization was completed before; begin again if a shop is still missing. */
    STATE_USED,
    /** The seller did not consent; begin again when the seller wants to. */
    SELLER_REFUSED,
    /** The code was not exchanged; begin again. The cause is the marketplace's answer. */
    EXCHANGE_FAILED,
    /** The tokens could not be stored and are lost; begin again when the storage answers. */
    GRANT_NOT_SAVED,
    /**
     * The grant is stored, but its shops are not all connected: something failed, or another call
     * is still at it. {@link Authorizations#resume} goes on from there, {@link
     * Authorizations#discard} gives it up.
     */
    UNFINISHED,
    /** The grant opens no shop that could be connected; it was erased. */
    NO_SHOP,
    /**
     * Another seller than the account's granted it; the grant was erased, the account is as before.
     */
    OTHER_SELLER,
    /** The credential does not open the account's shop; the account is as before. */
    OTHER_SHOP,
    /** No such app is stored; save it first. */
    APP_UNKNOWN,
    /** The credential of that id is not an app; choose another id. */
    NOT_AN_APP,
    /** The platform has no consent page; enter its credentials instead. */
    NO_CONSENT_PAGE,
    /** The platform has a consent page; send the seller there instead. */
    CONSENT_NEEDED,
    /** The account belongs to another tenant, platform or environment than the request. */
    OTHER_OWNER,
    /** A field was entered that the platform does not know. */
    UNKNOWN_FIELD,
    /** A field that the platform needs was not entered. */
    MISSING_FIELD,
    /** No unfinished grant is stored under that id; it was finished or given up before. */
    GRANT_UNKNOWN,
    /** The entered credential was tried and does not work; the message says why. */
    NOT_WORKING
  }

  AuthorizationException(Kind kind, String message) {
    this(kind, message, null, null);
  }

  AuthorizationException(Kind kind, String message, @Nullable Throwable cause) {
    this(kind, message, null, cause);
  }

  AuthorizationException(
      Kind kind, String message, @Nullable CredentialId credential, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.credential = credential;
  }

  public Kind kind() {
    return kind;
  }

  /** Where the grant is stored; present for {@link Kind#UNFINISHED} alone. */
  public Optional<CredentialId> credential() {
    return Optional.ofNullable(credential);
  }
}
