package io.shopfleet.sync;

import io.shopfleet.account.Account;
import io.shopfleet.credential.TokenEndpoint;
import io.shopfleet.platform.Connector;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A platform that consists of what it is given. */
final class Capabilities implements Connector {

  private final List<Object> parts;

  Capabilities(Object... parts) {
    this.parts = List.copyOf(Arrays.asList(parts));
  }

  @Override
  public <C> Optional<C> capability(Class<C> type) {
    return parts.stream().filter(type::isInstance).map(type::cast).findFirst();
  }

  @Override
  public <C> Optional<C> client(Account account, Class<C> type) {
    return Optional.empty();
  }

  @Override
  public TokenEndpoint tokenEndpoint() {
    throw new UnsupportedOperationException("Nobody signs in here");
  }
}
