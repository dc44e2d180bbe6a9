package io.shopfleet.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.authorization.AuthorizationException.Kind;
import io.shopfleet.credential.Credential;
import io.shopfleet.internal.memory.InMemoryCredentialStore;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SignedStatesTest {

  private static final Instant END = Instant.parse("2026-03-02T08:30:00.123Z");

  private final InMemoryCredentialStore store = new InMemoryCredentialStore();
  private final SignedStates states = node();

  private SignedStates node() {
    return new SignedStates(store, new SecureRandom());
  }

  @Test
  void ownState_isGenuineAndSaysWhatWasSigned() {
    String id = states.newId();

    assertThat(states.genuine(states.state(id, END))).isEqualTo(new SignedStates.Genuine(id, END));
  }

  @Test
  void stateOfAnotherNode_isGenuine() {
    String state = node().state(states.newId(), END);

    assertThat(states.genuine(state).expiresAt()).isEqualTo(END);
  }

  @Test
  void stateOfAnotherFleet_isForged() {
    SignedStates stranger = new SignedStates(new InMemoryCredentialStore(), new SecureRandom());

    assertForged(stranger.state(stranger.newId(), END));
  }

  @Property(tries = 300)
  void anyCharacterChanged_isForged(@ForAll @IntRange(min = 0, max = 74) int at) {
    String state = states.state(states.newId(), END);
    int index = at % state.length();
    char other = state.charAt(index) == 'A' ? 'B' : 'A';

    assertForged(state.substring(0, index) + other + state.substring(index + 1));
  }

  @Test
  void partsOfTwoStates_areForged() {
    String one = states.state(states.newId(), END);
    String later = states.state(states.newId(), END.plusSeconds(3600));

    assertForged(one.substring(0, one.indexOf('.')) + later.substring(later.indexOf('.')));
  }

  @Test
  void whatIsNoState_isForged() {
    for (String text : List.of("", ".", "..", "a.b.c", "x".repeat(10_000), "é".repeat(75))) {
      assertForged(text);
    }
  }

  @Test
  void ids_have128BitsAndNeverRepeat() {
    Set<String> ids = new HashSet<>();
    IntStream.range(0, 10_000).forEach(i -> ids.add(states.newId()));

    assertThat(ids).hasSize(10_000).allMatch(id -> id.matches("[\\w-]{22}"));
  }

  @Test
  void manyNodesNeedTheKeyAtOnce_allUseTheOneThatWasSaved() throws Exception {
    int nodes = 8;
    CyclicBarrier start = new CyclicBarrier(nodes);
    List<CompletableFuture<String>> signed =
        IntStream.range(0, nodes)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> {
                          SignedStates node = node();
                          await(start);
                          return node.state(node.newId(), END);
                        },
                        task -> new Thread(task).start()))
            .toList();

    for (CompletableFuture<String> state : signed) {
      assertThat(node().genuine(state.get(60, TimeUnit.SECONDS)).expiresAt()).isEqualTo(END);
    }
    assertThat(store.load(SignedStates.KEY).map(Credential::version)).contains(1L);
  }

  @Test
  void key_isReadFromTheStoreOnce() {
    String state = states.state(states.newId(), END);
    store.erase(SignedStates.KEY);

    assertThat(states.genuine(state).expiresAt()).isEqualTo(END);
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void assertForged(String state) {
    assertThat(AuthorizationBench.kind(() -> states.genuine(state))).isEqualTo(Kind.STATE_FORGED);
  }
}
