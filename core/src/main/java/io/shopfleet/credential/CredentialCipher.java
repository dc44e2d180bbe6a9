package io.shopfleet.credential;

import io.shopfleet.account.CredentialId;

/**
 * Seals credentials before they are stored. Sealing is authenticated and bound to the credential's
 * id: what was sealed for one credential does not open as another. Implementations never block on
 * anything but their key service, and are safe for concurrent use.
 */
public interface CredentialCipher {

  /**
   * The key that {@link #seal} uses at present; not secret. What another key sealed can be sealed
   * anew.
   */
  String keyId();

  /** Seals bytes for one credential with the present key. */
  Sealed seal(CredentialId id, byte[] plain);

  /**
   * Opens what was sealed for this credential, with whichever key it was.
   *
   * @throws CredentialStoreException if the key is not there any more, or the bytes were changed or
   *     sealed for another credential; the message names credential and key, never a secret
   */
  byte[] open(CredentialId id, Sealed sealed);

  /**
   * What may be stored.
   *
   * @param keyId the key that sealed it
   * @param bytes the sealed bytes; not copied, and not to be changed
   */
  @SuppressWarnings("ArrayRecordComponent") // a carrier between cipher and store, never compared
  record Sealed(String keyId, byte[] bytes) {}
}
