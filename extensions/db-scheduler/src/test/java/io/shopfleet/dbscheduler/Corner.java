package io.shopfleet.dbscheduler;

import io.shopfleet.account.Account;
import io.shopfleet.account.PlatformId;
import io.shopfleet.account.RegionCode;
import io.shopfleet.account.Settings;
import io.shopfleet.commerce.Order;
import io.shopfleet.credential.TokenEndpoint;
import io.shopfleet.platform.Connector;
import io.shopfleet.platform.CredentialForm;
import io.shopfleet.platform.Found;
import io.shopfleet.platform.OrderSource;
import io.shopfleet.platform.Page;
import io.shopfleet.platform.Platform;
import io.shopfleet.platform.PlatformContext;
import io.shopfleet.platform.PlatformDescriptor;
import io.shopfleet.platform.Window;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A marketplace where nothing is ever sold; whoever asks for orders may be kept waiting. */
record Corner(PlatformId id, Consumer<Account> whenRead)
    implements Platform, Connector, OrderSource {

  Corner(String id) {
    this(new PlatformId(id), account -> {});
  }

  @Override
  public PlatformDescriptor descriptor() {
    return new PlatformDescriptor(
        id,
        "Corner",
        "ecommerce",
        Set.of(),
        Set.of(new RegionCode("ID")),
        new CredentialForm(List.of()),
        Settings.none(),
        null);
  }

  @Override
  public Connector connect(PlatformContext context) {
    return this;
  }

  @Override
  public <C> Optional<C> capability(Class<C> type) {
    return type.isInstance(this) ? Optional.of(type.cast(this)) : Optional.empty();
  }

  @Override
  public <C> Optional<C> client(Account account, Class<C> type) {
    return Optional.empty();
  }

  @Override
  public TokenEndpoint tokenEndpoint() {
    throw new UnsupportedOperationException("Nobody signs in here");
  }

  @Override
  public OrderFeed feed() {
    return new OrderFeed(OrderFeed.By.UPDATE_TIME, Duration.ofDays(400));
  }

  @Override
  public Page<Order> orders(Account account, Window window, @Nullable String cursor) {
    whenRead.accept(account);
    return Page.last(List.of());
  }

  @Override
  public Page<Order> ordersCreated(Account account, Window window, @Nullable String cursor) {
    return orders(account, window, cursor);
  }

  @Override
  public Found<Order> ordersById(Account account, Collection<String> ids) {
    return Found.of(List.of());
  }
}
