package io.shopfleet.account;

/**
 * Keeps trials away from live data: the same shop may be an account once in each environment, and
 * every environment has a primary account of its own.
 */
public enum Environment {
  PRODUCTION,
  STAGING,
  SANDBOX
}
