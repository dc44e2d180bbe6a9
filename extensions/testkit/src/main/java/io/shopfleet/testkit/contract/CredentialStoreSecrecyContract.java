package io.shopfleet.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.credential.CredentialStore;
import org.junit.jupiter.api.Test;

/**
 * What a {@link CredentialStore} that keeps secrets from whoever reads its storage has to do,
 * beside {@link CredentialStoreContract}. Extend it in a class of its own. It looks for the plain
 * secrets, reversed, URL-encoded, in hexadecimal and in Base64, in upper and lower case; it cannot
 * tell good encryption from bad.
 */
public abstract class CredentialStoreSecrecyContract extends CredentialStoreFixture {

  /**
   * All that rests in the storage of the present test, as text: every column of every row of every
   * table that the store writes, locks and history too. Bytes in hexadecimal or Base64.
   */
  protected abstract String dump();

  @Test
  public void saved_dumpChanges() {
    String before = dump();

    here.save(id, 0, full());

    assertThat(dump()).isNotEqualTo(before);
  }

  @Test
  public void saved_noSecretRestsInAnyForm() {
    PlantedSecrets planted = PlantedSecrets.in(id);

    assertThat(here.save(id, 0, planted.credential())).isTrue();

    assertThat(planted.foundIn(dump())).isEmpty();
    assertThat(there.load(id)).contains(planted.credential().withVersion(1));
  }

  @Test
  public void savedAgainErasedOrHeld_noSecretRestsInAnyForm() {
    PlantedSecrets first = PlantedSecrets.in(id);
    PlantedSecrets second = PlantedSecrets.in(id);
    here.save(id, 0, first.credential());

    here.withExclusive(
        id,
        LONG,
        () -> {
          assertThat(here.save(id, 1, second.credential())).isTrue();
          assertThat(first.foundIn(dump())).isEmpty();
          assertThat(second.foundIn(dump())).isEmpty();
          return true;
        });
    there.erase(id);

    assertThat(first.foundIn(dump())).isEmpty();
    assertThat(second.foundIn(dump())).isEmpty();
  }
}
