package io.shopfleet.authorization;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.AccountQuery;
import io.shopfleet.account.CredentialId;
import io.shopfleet.account.ShopId;
import io.shopfleet.authorization.AuthorizationException.Kind;
import io.shopfleet.authorization.ConnectedShops.ConnectedShop;
import io.shopfleet.authorization.ConnectedShops.How;
import io.shopfleet.authorization.ConnectedShops.LeftOut;
import io.shopfleet.credential.Credential;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.event.FleetListener;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.platform.ConsentFlow;
import io.shopfleet.platform.PlatformDirectory;
import io.shopfleet.platform.ShopProfile;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Connects the shops of a stored grant: nothing is changed before every check is passed, and
 * whatever fails afterwards can be resumed, for the grant keeps its purpose until all is done.
 */
final class GrantedShops {

  private final PlatformDirectory platforms;
  private final CredentialChanges credentials;
  private final AccountChanges accounts;
  private final GrantedTokens tokens;
  private final UnusedCredentials unused;
  private final FleetListener listener;
  private final Clock clock;

  GrantedShops(
      PlatformDirectory platforms,
      CredentialChanges credentials,
      AccountChanges accounts,
      GrantedTokens tokens,
      UnusedCredentials unused,
      FleetListener listener,
      Clock clock) {
    this.platforms = platforms;
    this.credentials = credentials;
    this.accounts = accounts;
    this.tokens = tokens;
    this.unused = unused;
    this.listener = listener;
    this.clock = clock;
  }

  ConnectedShops connect(Credential grant, Purpose purpose) {
    try {
      return checkedAndConnected(grant, purpose);
    } catch (AuthorizationException refused) {
      giveUp(grant.id(), refused);
      throw refused;
    } catch (RuntimeException e) {
      throw unfinished(grant.id(), e);
    }
  }

  /** Gives up an unfinished grant; what is connected by it already stays so. */
  void discard(CredentialId grant) {
    if (!unused.erased(grant)) {
      credentials.change(grant, Purpose::fulfilledIn);
    }
  }

  private void giveUp(CredentialId grant, AuthorizationException refused) {
    try {
      discard(grant);
    } catch (RuntimeException e) {
      e.addSuppressed(refused);
      throw unfinished(grant, e);
    }
  }

  static AuthorizationException unfinished(CredentialId grant, @Nullable RuntimeException cause) {
    return new AuthorizationException(
        Kind.UNFINISHED,
        "The seller consented and the grant is stored as "
            + grant
            + ", but its shops are not all connected yet"
            + (cause == null ? "" : " (" + said(cause) + ")")
            + "; if nobody is at it, resume or discard it",
        grant,
        cause);
  }

  // Only the messages of marketplace failures are known to hold no secret.
  private static String said(RuntimeException cause) {
    return cause instanceof MarketplaceException
        ? String.valueOf(cause.getMessage())
        : cause.getClass().getSimpleName();
  }

  private ConnectedShops checkedAndConnected(Credential grant, Purpose purpose) {
    ConsentFlow flow =
        platforms.connector(purpose.platform()).capability(ConsentFlow.class).orElseThrow();
    Map<ShopId, ShopProfile> granted = byId(flow.shops(grant));
    List<Account> present = present(purpose, granted);
    present.forEach(account -> requireSameSeller(flow, account, grant));
    List<ShopProfile> fresh = purpose.account() == null ? without(present, granted) : List.of();
    List<LeftOut> leftOut = leftOut(purpose, fresh);
    if (present.isEmpty() && leftOut.size() == fresh.size()) {
      throw noShop(granted, leftOut);
    }
    CredentialId home = tokens.home(present, grant);
    tokens.settle(grant, home);
    tokens.dropFormer(present, home, purpose);
    List<ConnectedShop> connected = new ArrayList<>();
    for (Account account : present) {
      ShopProfile shop = Objects.requireNonNull(granted.get(account.shopId()));
      connected.add(reconnected(account, shop, home, purpose));
    }
    Set<ShopProfile> left = leftOut.stream().map(LeftOut::shop).collect(Collectors.toSet());
    for (ShopProfile shop : fresh) {
      if (!left.contains(shop)) {
        connected.add(registered(shop, home, purpose));
      }
    }
    tokens.fulfil(grant, home);
    return new ConnectedShops(home, connected, leftOut);
  }

  private static Map<ShopId, ShopProfile> byId(List<ShopProfile> shops) {
    Map<ShopId, ShopProfile> byId = new LinkedHashMap<>();
    shops.forEach(shop -> byId.put(shop.id(), shop));
    return byId;
  }

  /** The accounts that the grant is for and whose shops it opens. */
  private List<Account> present(Purpose purpose, Map<ShopId, ShopProfile> granted) {
    AccountId wanted = purpose.account();
    if (wanted == null) {
      AccountQuery query =
          AccountQuery.all()
              .ofTenant(purpose.tenant())
              .onPlatform(purpose.platform())
              .in(purpose.environment());
      return opened(accounts.list(query).stream(), granted);
    }
    Account account = accounts.living(wanted);
    if (!granted.containsKey(account.shopId())) {
      throw otherShop(account, granted);
    }
    CredentialId shared = account.credential();
    Stream<Account> sharing =
        shared == null
            ? Stream.of()
            : accounts.using(shared).stream().filter(other -> !other.id().equals(wanted));
    return opened(Stream.concat(Stream.of(account), sharing), granted);
  }

  private static List<Account> opened(
      Stream<Account> candidates, Map<ShopId, ShopProfile> granted) {
    return candidates.filter(account -> granted.containsKey(account.shopId())).toList();
  }

  private static List<ShopProfile> without(
      List<Account> present, Map<ShopId, ShopProfile> granted) {
    Set<ShopId> taken = present.stream().map(Account::shopId).collect(Collectors.toSet());
    return granted.values().stream().filter(shop -> !taken.contains(shop.id())).toList();
  }

  private void requireSameSeller(ConsentFlow flow, Account account, Credential grant) {
    Optional<String> before = tokens.of(account).flatMap(flow::seller);
    if (before.isPresent() && !before.equals(flow.seller(grant))) {
      throw new AuthorizationException(
          Kind.OTHER_SELLER,
          "Account "
              + account.id()
              + " ("
              + account.name()
              + ") was connected by another seller or with another app; let the same seller consent"
              + " to the same app, or disconnect the account first if its shop changed hands");
    }
  }

  private List<LeftOut> leftOut(Purpose purpose, List<ShopProfile> fresh) {
    var regions = platforms.descriptor(purpose.platform()).regions();
    return fresh.stream()
        .filter(shop -> !regions.contains(shop.region()))
        .map(
            shop ->
                new LeftOut(
                    shop,
                    purpose.platform()
                        + " is not known to serve "
                        + shop.region()
                        + "; update this library to connect it"))
        .toList();
  }

  private ConnectedShop reconnected(
      Account account, ShopProfile shop, CredentialId home, Purpose purpose) {
    Account stored = accounts.reconnect(account.id(), shop, home, Marks.notes(purpose));
    tell(stored, home, purpose);
    return new ConnectedShop(stored, How.RECONNECTED);
  }

  private ConnectedShop registered(ShopProfile shop, CredentialId home, Purpose purpose) {
    Account stored =
        accounts.register(
            NewAccounts.of(purpose.platform(), shop, Marks.notes(purpose))
                .tenant(purpose.tenant())
                .environment(purpose.environment())
                .credential(home)
                .createdBy(purpose.startedBy())
                .build());
    tell(stored, home, purpose);
    return new ConnectedShop(stored, How.REGISTERED);
  }

  private void tell(Account account, CredentialId home, Purpose purpose) {
    listener.on(
        new FleetEvent.AccountConnected(clock.instant(), account.id(), home, purpose.startedBy()));
  }

  private static AuthorizationException otherShop(
      Account account, Map<ShopId, ShopProfile> granted) {
    return new AuthorizationException(
        Kind.OTHER_SHOP,
        "The seller's grant opens "
            + (granted.isEmpty() ? "no shop" : "shop " + granted.keySet())
            + ", not shop "
            + account.shopId()
            + " of account "
            + account.id()
            + " ("
            + account.name()
            + "); let the seller of that shop consent");
  }

  private static AuthorizationException noShop(
      Map<ShopId, ShopProfile> granted, List<LeftOut> leftOut) {
    return new AuthorizationException(
        Kind.NO_SHOP,
        granted.isEmpty()
            ? "The seller's grant opens no shop; let the seller open one and begin again"
            : "None of the seller's shops can be connected: " + leftOut.get(0).reason());
  }
}
