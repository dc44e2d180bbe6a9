package io.shopfleet.account;

/** A connection state was observed that cannot follow the present one. */
public final class IllegalTransitionException extends AccountException {

  private static final long serialVersionUID = 1L;

  public IllegalTransitionException(AccountId id, ConnectionState from, ConnectionState to) {
    super("Account " + id + " cannot go from " + from + " to " + to + "; reconnect it first");
  }
}
