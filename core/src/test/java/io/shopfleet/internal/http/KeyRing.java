package io.shopfleet.internal.http;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.CredentialId;
import io.shopfleet.credential.AccessToken;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.Secret;
import io.shopfleet.credential.TokenKeeper;
import io.shopfleet.platform.ManualClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A keeper whose tokens count up: {@code token 1 of a}, {@code token 2 of a}, … */
final class KeyRing implements TokenKeeper {

  private final Map<AccountId, Integer> numbers = new ConcurrentHashMap<>();
  private final List<String> refusals = new CopyOnWriteArrayList<>();

  @Override
  public Credential current(Account account) {
    return credential(account);
  }

  @Override
  public Credential afterRefusal(Account account, Secret refused) {
    refusals.add(refused.reveal());
    if (refused.reveal().equals(token(account))) {
      numbers.merge(account.id(), 2, (number, two) -> number + 1);
    }
    return credential(account);
  }

  @Override
  public Optional<Credential> replacement(Account account, Secret refused) {
    return refused.reveal().equals(token(account))
        ? Optional.empty()
        : Optional.of(credential(account));
  }

  @Override
  public void tend(Account account) {
    throw new UnsupportedOperationException("Nothing here tends");
  }

  @Override
  public void forget(CredentialId id) {
    throw new UnsupportedOperationException("Nothing here forgets");
  }

  /** Somebody else renews. */
  void renew(Account account) {
    numbers.merge(account.id(), 2, (number, two) -> number + 1);
  }

  /** The tokens that were reported as refused. */
  List<String> refusals() {
    return List.copyOf(refusals);
  }

  private String token(Account account) {
    return "token " + numbers.getOrDefault(account.id(), 1) + " of " + account.id();
  }

  private Credential credential(Account account) {
    return Credential.of(new CredentialId("app of " + account.id()), Map.of(), Map.of())
        .withTokens(
            AccessToken.expiringAt(
                Secret.of(token(account)), ManualClock.START.plus(Duration.ofDays(1))),
            null);
  }
}
