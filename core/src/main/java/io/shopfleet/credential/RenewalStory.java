package io.shopfleet.credential;

import io.shopfleet.account.Account;
import io.shopfleet.account.CredentialId;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.event.FleetListener;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened during one attempt, told to the listener when it is over: a listener must not run
 * under the credential's lock. Used by one thread.
 */
final class RenewalStory {

  private final Account account;
  private final Clock clock;
  private final List<FleetEvent> events = new ArrayList<>();

  RenewalStory(Account account, Clock clock) {
    this.account = account;
    this.clock = clock;
  }

  /** A change is durable now, and so it happened. */
  void saved(Credential before, Credential after) {
    Instant now = clock.instant();
    AccessToken token = after.accessToken();
    AccessToken former = before.accessToken();
    if (token != null && (former == null || !token.value().equals(former.value()))) {
      events.add(new FleetEvent.TokenRenewed(now, account.id(), after.id(), token.expiresAt()));
    }
    Renewal renewal = after.renewal();
    if (renewal.failures() > before.renewal().failures()) {
      failed(after, reason(renewal), renewal.notBefore());
    }
    if (needsPerson(after) && !needsPerson(before)) {
      events.add(
          new FleetEvent.ReauthorizationNeeded(now, account.id(), after.id(), reason(renewal)));
    }
  }

  /** An attempt failed in a way that the store does not know of; the next one may come at once. */
  void failed(CredentialId id, String reason) {
    Instant now = clock.instant();
    events.add(new FleetEvent.TokenRenewalFailed(now, account.id(), id, reason, now));
  }

  /** What was noticed on the way. */
  void noticed(List<FleetEvent> warnings) {
    events.addAll(warnings);
  }

  void tell(FleetListener listener) {
    events.forEach(listener::on);
  }

  private void failed(Credential credential, String reason, @Nullable Instant notBefore) {
    events.add(
        new FleetEvent.TokenRenewalFailed(
            clock.instant(), account.id(), credential.id(), reason, notBefore));
  }

  private static boolean needsPerson(Credential credential) {
    return credential.renewal().state() == Renewal.State.NEEDS_REAUTH;
  }

  static String reason(Renewal renewal) {
    String reason = renewal.reason();
    return reason == null ? "no reason is recorded" : reason;
  }
}
