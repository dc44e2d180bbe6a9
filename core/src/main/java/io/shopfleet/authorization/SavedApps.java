package io.shopfleet.authorization;

import io.shopfleet.account.CredentialId;
import io.shopfleet.account.PlatformId;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.CredentialStore;
import io.shopfleet.webhook.WebhookApps;
import java.util.Optional;

/** The apps that {@link Authorizations#saveApp} stored. */
public final class SavedApps implements WebhookApps {

  private final CredentialStore credentials;

  public SavedApps(CredentialStore credentials) {
    this.credentials = credentials;
  }

  @Override
  public Optional<Credential> find(PlatformId platform, CredentialId app) {
    return credentials
        .load(app)
        .filter(stored -> Marks.appOf(stored).filter(platform::equals).isPresent());
  }
}
