package io.shopfleet.authorization;

import io.shopfleet.account.Account;
import io.shopfleet.account.CredentialId;
import io.shopfleet.account.PlatformId;
import io.shopfleet.account.RegionCode;
import io.shopfleet.credential.Credential;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What is noted on credentials and accounts to know later where they came from. */
final class Marks {

  private static final String APP_OF = "shopfleet.app-of";
  private static final String GRANT = "shopfleet.grant";
  private static final String APP = "authorization.app";
  private static final String MARKET = "authorization.market";

  private Marks() {}

  /** The platform whose app a credential is; empty if it is something else. */
  static Optional<PlatformId> appOf(Credential credential) {
    return credential.parameter(APP_OF).map(PlatformId::new);
  }

  static Credential asAppOf(PlatformId platform, Credential credential) {
    return credential.withParameter(APP_OF, platform.value());
  }

  /** Notes as which credential a grant was first stored. */
  static Credential asGrant(Credential credential) {
    return credential.withParameter(GRANT, credential.id().value());
  }

  /** Whether the tokens of a grant were put into a credential before. */
  static boolean holds(Credential credential, CredentialId grant) {
    return credential.parameter(GRANT).filter(grant.value()::equals).isPresent();
  }

  /** What an account's metadata tells of the app that its seller let in, and from where. */
  static Map<String, String> notes(Purpose purpose) {
    Map<String, String> notes = new HashMap<>();
    notes.put(APP, purpose.app().value());
    if (purpose.market() != null) {
      notes.put(MARKET, purpose.market().value());
    }
    return notes;
  }

  static Optional<CredentialId> app(Account account) {
    return Optional.ofNullable(account.metadata().get(APP)).map(CredentialId::new);
  }

  static Optional<RegionCode> market(Account account) {
    return Optional.ofNullable(account.metadata().get(MARKET)).map(RegionCode::new);
  }
}
