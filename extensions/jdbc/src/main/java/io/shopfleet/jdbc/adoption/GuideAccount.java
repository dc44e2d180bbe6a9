package io.shopfleet.jdbc.adoption;

import io.shopfleet.account.Account;
import io.shopfleet.credential.Credential;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An account that was written by hand, as it will be.
 *
 * @param account with version 1
 * @param stored what opens it; null if the document held nothing that could
 * @param notes what an operator should know of it
 */
record GuideAccount(Account account, @Nullable Credential stored, List<String> notes) {

  Optional<Credential> credential() {
    return Optional.ofNullable(stored);
  }
}
