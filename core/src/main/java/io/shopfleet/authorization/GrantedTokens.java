package io.shopfleet.authorization;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.CredentialId;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.Renewal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Brings the tokens of a grant to where its accounts look for them. */
final class GrantedTokens {

  private final CredentialChanges credentials;
  private final UnusedCredentials unused;

  GrantedTokens(CredentialChanges credentials, UnusedCredentials unused) {
    this.credentials = credentials;
    this.unused = unused;
  }

  /** What opens an account at present; empty if nothing does. */
  Optional<Credential> of(Account account) {
    return Optional.ofNullable(account.credential()).flatMap(credentials::load);
  }

  /**
   * Where the tokens will live: with the accounts that exist, so that all who share that credential
   * recover; in the grant itself if there are none.
   */
  CredentialId home(List<Account> present, Credential grant) {
    return present.stream()
        .map(this::of)
        .flatMap(Optional::stream)
        .filter(GrantedTokens::isAuthorization)
        .map(Credential::id)
        .findFirst()
        .orElse(grant.id());
  }

  private static boolean isAuthorization(Credential credential) {
    return Marks.appOf(credential).isEmpty()
        && (credential.accessToken() != null || credential.refreshToken() != null);
  }

  /** Puts the tokens into their home. */
  void settle(Credential grant, CredentialId home) {
    if (home.equals(grant.id())) {
      return;
    }
    boolean settled =
        credentials.change(
            home,
            stored ->
                // Resumed: its tokens may have been renewed there since, and are the better ones.
                Marks.holds(stored, grant.id()) ? stored : authorizedAnew(stored, grant));
    if (!settled) {
      throw new IllegalStateException("Credential " + home + " was erased meanwhile");
    }
  }

  private static Credential authorizedAnew(Credential stored, Credential grant) {
    Map<String, String> parameters = new HashMap<>(stored.parameters());
    parameters.putAll(Purpose.fulfilledIn(grant).parameters());
    return new Credential(
        stored.id(),
        parameters,
        grant.secrets(),
        grant.accessToken(),
        grant.refreshToken(),
        grant.scopes(),
        Renewal.HEALTHY,
        stored.version());
  }

  /**
   * Erases what accounts were opened by before, unless others use it. Before they are led to the
   * new home: a secret without a link would never be found again, a link without a secret is mended
   * by resuming.
   *
   * @param present the accounts as they are before that
   */
  void dropFormer(List<Account> present, CredentialId home, Purpose purpose) {
    Set<AccountId> leaving = present.stream().map(Account::id).collect(Collectors.toSet());
    present.stream()
        .map(Account::credential)
        .filter(Objects::nonNull)
        .filter(former -> !former.equals(home) && !former.equals(purpose.app()))
        .distinct()
        .forEach(former -> unused.erasedBut(former, leaving));
  }

  /** Ends the grant, for its shops are connected: it waits for nothing any more. */
  void fulfil(Credential grant, CredentialId home) {
    if (!home.equals(grant.id())) {
      credentials.erase(grant.id());
    } else if (!credentials.change(home, Purpose::fulfilledIn)) {
      throw new IllegalStateException("Grant " + home + " was discarded meanwhile");
    }
  }
}
