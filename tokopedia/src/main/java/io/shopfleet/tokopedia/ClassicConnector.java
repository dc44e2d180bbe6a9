package io.shopfleet.tokopedia;

import io.shopfleet.account.Account;
import io.shopfleet.credential.TokenEndpoint;
import io.shopfleet.platform.Connector;
import io.shopfleet.tokopedia.internal.connection.ClassicOrders;
import io.shopfleet.tokopedia.internal.connection.ClassicProducts;
import io.shopfleet.tokopedia.internal.connection.ClassicShop;
import io.shopfleet.tokopedia.internal.connection.ClassicWriters;
import io.shopfleet.tokopedia.internal.webhook.ClassicWebhooks;
import io.shopfleet.tokopedia.internal.wire.ClassicCalls;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Serves all accounts of the classic API. */
final class ClassicConnector implements Connector {

  private final ClassicCalls calls;
  private final TokenEndpoint tokenEndpoint;
  private final List<Object> capabilities;

  ClassicConnector(ClassicCalls calls, Clock clock) {
    this.calls = calls;
    this.tokenEndpoint = calls.tokenEndpoint();
    this.capabilities =
        List.of(
            new ClassicOrders(calls),
            new ClassicProducts(calls),
            new ClassicWriters(calls),
            new ClassicShop(calls, clock),
            new ClassicWebhooks());
  }

  @Override
  public <C> Optional<C> capability(Class<C> type) {
    return capabilities.stream().filter(type::isInstance).map(type::cast).findFirst();
  }

  @Override
  public <C> Optional<C> client(Account account, Class<C> type) {
    return type == TokopediaClient.class
        ? Optional.of(type.cast(new TokopediaClient(account, calls)))
        : Optional.empty();
  }

  @Override
  public TokenEndpoint tokenEndpoint() {
    return tokenEndpoint;
  }
}
