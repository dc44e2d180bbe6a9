package io.shopfleet.credential;

import io.shopfleet.account.Account;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A token endpoint that answers as it was told to, one answer a call, and remembers its calls. */
final class ScriptedEndpoint implements TokenEndpoint {

  private final Queue<Function<Credential, RenewalOutcome>> answers = new ConcurrentLinkedQueue<>();
  private final List<Credential> calls = new CopyOnWriteArrayList<>();
  private boolean early = true;
  private boolean needsRefreshToken = true;

  ScriptedEndpoint will(RenewalOutcome outcome) {
    return will(credential -> outcome);
  }

  ScriptedEndpoint will(Function<Credential, RenewalOutcome> answer) {
    answers.add(answer);
    return this;
  }

  void renewsOnlyAtTheEnd() {
    early = false;
  }

  void needsNoRefreshToken() {
    needsRefreshToken = false;
  }

  /** The credentials it was asked with. */
  List<Credential> calls() {
    return calls;
  }

  @Override
  public RenewalOutcome renew(Account account, Credential credential) {
    calls.add(credential);
    Function<Credential, RenewalOutcome> answer = answers.poll();
    if (answer == null) {
      throw new AssertionError("The token endpoint was called more often than expected");
    }
    return answer.apply(credential);
  }

  @Override
  public boolean renewsEarly() {
    return early;
  }

  @Override
  public boolean needsRefreshToken() {
    return needsRefreshToken;
  }
}
