package io.shopfleet.authorization;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountQuery;
import io.shopfleet.account.CredentialId;
import io.shopfleet.account.PlatformId;
import io.shopfleet.authorization.AuthorizationException.Kind;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.CredentialStore;
import io.shopfleet.credential.CredentialStoreException;
import io.shopfleet.platform.CredentialField.BelongsTo;
import io.shopfleet.platform.PlatformDescriptor;
import io.shopfleet.platform.PlatformDirectory;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Stores apps, and lets what was granted to them know when they change. */
final class Apps {

  private static final int ATTEMPTS = 5;

  private final PlatformDirectory platforms;
  private final CredentialStore store;
  private final CredentialChanges credentials;
  private final AccountChanges accounts;

  Apps(
      PlatformDirectory platforms,
      CredentialStore store,
      CredentialChanges credentials,
      AccountChanges accounts) {
    this.platforms = platforms;
    this.store = store;
    this.credentials = credentials;
    this.accounts = accounts;
  }

  void save(CredentialId id, PlatformId platform, Map<String, String> entered) {
    PlatformDescriptor descriptor = platforms.descriptor(platform);
    EnteredFields fields =
        EnteredFields.of(descriptor, EnumSet.of(BelongsTo.APP, BelongsTo.WEBHOOKS), entered)
            .complete();
    Credential app = Marks.asAppOf(platform, fields.credential(id));
    save(app, platform);
    AppFields changed = AppFields.of(descriptor, app);
    granted(id, platform).forEach(grant -> credentials.change(grant, changed::in));
  }

  private void save(Credential app, PlatformId platform) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Optional<Credential> stored = store.load(app.id());
      if (stored.filter(present -> !isAppOf(present, platform)).isPresent()
          || app.id().equals(SignedStates.KEY)) {
        throw new AuthorizationException(
            Kind.NOT_AN_APP,
            "Credential "
                + app.id()
                + " is no app of "
                + platform
                + "; save the app under another id");
      }
      if (store.save(app.id(), stored.map(Credential::version).orElse(0L), app)) {
        return;
      }
    }
    throw new CredentialStoreException(
        "App " + app.id() + " was changed by somebody else at every attempt; try again");
  }

  private static boolean isAppOf(Credential stored, PlatformId platform) {
    return Marks.appOf(stored).filter(platform::equals).isPresent();
  }

  /** What sellers granted to the app, as far as accounts use it. */
  private Set<CredentialId> granted(CredentialId app, PlatformId platform) {
    return accounts.list(AccountQuery.all().onPlatform(platform)).stream()
        .filter(account -> Marks.app(account).filter(app::equals).isPresent())
        .map(Account::credential)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }
}
