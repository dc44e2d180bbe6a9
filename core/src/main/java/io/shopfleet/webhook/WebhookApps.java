package io.shopfleet.webhook;

import io.shopfleet.account.CredentialId;
import io.shopfleet.account.PlatformId;
import io.shopfleet.credential.Credential;
import java.util.Optional;

/** The apps that may sign webhooks. Safe for concurrent use; may block on storage. */
@FunctionalInterface
public interface WebhookApps {

  /**
   * An app with its secrets; empty if nothing is stored under that id, or something else than an
   * app of the platform.
   *
   * @throws io.shopfleet.credential.CredentialStoreException if the storage does not answer
   */
  Optional<Credential> find(PlatformId platform, CredentialId app);
}
