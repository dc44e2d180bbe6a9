package io.shopfleet.benchmarks.rotation;

import io.shopfleet.account.Account;
import io.shopfleet.account.CredentialId;
import io.shopfleet.account.PlatformId;
import io.shopfleet.account.RegionCode;
import io.shopfleet.account.ShopId;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.CredentialStore;
import io.shopfleet.credential.RefreshToken;
import io.shopfleet.credential.RenewalOutcome;
import io.shopfleet.credential.RenewalPolicy;
import io.shopfleet.credential.RenewingTokenKeeper;
import io.shopfleet.credential.Secret;
import io.shopfleet.credential.TokenEndpoint;
import io.shopfleet.credential.TokenGrant;
import io.shopfleet.event.FleetListener;
import io.shopfleet.internal.memory.InMemoryCredentialStore;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/** Ours. */
final class ShopfleetKeeper implements Contestant {

  private static final CredentialId ID = new CredentialId("rotating");

  private final Account account =
      Account.of(new PlatformId("market"), new ShopId("1"), "Toko")
          .region(new RegionCode("ID"))
          .credential(ID)
          .build();
  private final Clock clock = Clock.systemUTC();
  private final CredentialStore store = new InMemoryCredentialStore();
  private final RenewingTokenKeeper keeper;

  ShopfleetKeeper(RotatingServer server) {
    TokenEndpoint endpoint = new Endpoint(new RefreshCall(server.address()), server, clock);
    keeper =
        new RenewingTokenKeeper(
            store,
            platform -> endpoint,
            RenewalPolicy.DEFAULT,
            FleetListener.SILENT,
            clock,
            new Random(1));
  }

  private record Endpoint(RefreshCall call, RotatingServer server, Clock clock)
      implements TokenEndpoint {

    @Override
    public RenewalOutcome renew(Account account, Credential credential) {
      RefreshToken refresh = Objects.requireNonNull(credential.refreshToken());
      try {
        RefreshCall.Pair pair = call.with(refresh.value().reveal());
        return new RenewalOutcome.Granted(
            new TokenGrant(
                Secret.of(pair.access()),
                clock.instant().plusSeconds(server.lifetimeSeconds()),
                Secret.of(pair.refresh()),
                null,
                Set.of(),
                Map.of()));
      } catch (RefreshCall.RefusedException e) {
        return new RenewalOutcome.Refused("invalid_grant", "refused");
      } catch (IOException e) {
        return new RenewalOutcome.Unknown("no answer");
      }
    }

    @Override
    public boolean renewsEarly() {
      return true;
    }
  }

  @Override
  public String name() {
    return "Shopfleet RenewingTokenKeeper";
  }

  @Override
  public String token() {
    return Objects.requireNonNull(keeper.current(account).accessToken()).value().reveal();
  }

  @Override
  public void signedIn(String refreshToken) {
    Credential anew =
        Credential.of(ID, Map.of(), Map.of())
            .withTokens(null, new RefreshToken(Secret.of(refreshToken), null));
    long version = store.load(ID).map(Credential::version).orElse(0L);
    store.save(ID, version, anew);
    keeper.forget(ID);
  }
}
