package io.shopfleet.platform;

import io.shopfleet.account.Account;
import io.shopfleet.credential.TokenEndpoint;
import java.util.Optional;

/**
 * A platform in use: serves all its accounts and keeps none of them in mind. Safe for concurrent
 * use.
 */
public interface Connector {

  /**
   * What the platform can do, asked by the capability's interface, for example {@link OrderSource}.
   *
   * @return empty if the platform does not offer it
   */
  <C> Optional<C> capability(Class<C> type);

  /**
   * The typed API of one shop. Cheap: it may be asked for at every use.
   *
   * @param type the client type of the marketplace module
   * @return empty if the platform has no client of that type
   */
  <C> Optional<C> client(Account account, Class<C> type);

  /** How this platform renews tokens. */
  TokenEndpoint tokenEndpoint();
}
