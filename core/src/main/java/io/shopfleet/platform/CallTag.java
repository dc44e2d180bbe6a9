package io.shopfleet.platform;

import io.shopfleet.account.Account;
import io.shopfleet.credential.Credential;

/**
 * Travels with a request, so that one client serves all accounts: whoever signs, routes or judges
 * the request finds here on whose behalf it is made.
 *
 * @param account on whose behalf
 * @param credential with which access token; never null inside it
 * @param spec what is called
 */
public record CallTag(Account account, Credential credential, CallSpec spec) {}
