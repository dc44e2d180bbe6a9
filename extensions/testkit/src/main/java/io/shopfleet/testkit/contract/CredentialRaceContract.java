package io.shopfleet.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.account.CredentialId;
import io.shopfleet.credential.Credential;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a credential store has to do when many nodes save and count at the same time. */
public abstract class CredentialRaceContract extends CredentialLockContract {

  @Test
  public void manySaveOverTheSameVersion_exactlyOneWins() {
    here.save(id, 0, pair(0));

    List<Race.Result<Boolean>> results =
        Race.of(Race.RUNNERS, i -> () -> anyNode(i).save(id, 1, pair(i + 1)));

    List<Integer> winners =
        IntStream.range(0, Race.RUNNERS).filter(i -> results.get(i).value()).boxed().toList();
    assertThat(winners).hasSize(1);
    assertThat(here.load(id)).contains(pair(winners.get(0) + 1).withVersion(2));
  }

  @Test
  public void manyCreate_exactlyOneWins() {
    List<Race.Result<Boolean>> results =
        Race.of(Race.RUNNERS, i -> () -> anyNode(i).save(id, 0, pair(i)));

    assertThat(results).filteredOn(Race.Result::value).hasSize(1);
    assertThat(there.load(id).orElseThrow().version()).isEqualTo(1);
  }

  @Test
  public void readWhileOthersSave_neverSeesHalfOfACredential() {
    here.save(id, 0, pair(0));
    CountDownLatch done = new CountDownLatch(1);
    Race.Running<Boolean> reader =
        Race.start(
            () -> {
              boolean last;
              long version = 0;
              do {
                last = done.getCount() == 0;
                Credential seen = there.load(id).orElseThrow();
                long number = seen.version() - 1;
                if (seen.version() < version
                    || !seen.equals(pair((int) number).withVersion(number + 1))) {
                  return false;
                }
                version = seen.version();
              } while (!last);
              return true;
            });

    for (int i = 1; i <= 50; i++) {
      assertThat(here.save(id, i, pair(i))).isTrue();
    }
    done.countDown();

    assertThat(reader.end().value()).isTrue();
  }

  @Test
  public void manyUseAndEraseTheirOwn_nobodyIsHindered() {
    Race.of(
            Fuzz.RUNNERS,
            i ->
                () -> {
                  CredentialId own = new CredentialId(id.value() + "-" + i);
                  for (int n = 0; n < 5; n++) {
                    assertThat(anyNode(i + n).save(own, 0, pair(own, n))).isTrue();
                    assertThat(anyNode(i + n + 1).load(own)).contains(pair(own, n).withVersion(1));
                    anyNode(i + n + 2).erase(own);
                    assertThat(anyNode(i + n).load(own)).isEmpty();
                  }
                  return i;
                })
        .forEach(Race.Result::value);
  }

  @Test
  public void manyNodesAtRandom_noCountAndNoSaveIsLost() {
    List<CredentialTally> tallies = List.of(new CredentialTally(id), new CredentialTally(other()));
    tallies.forEach(tally -> tally.start(here));
    Fuzz fuzz = Fuzz.fromProperties();

    fuzz.run(
        runner ->
            random -> {
              CredentialTally tally = tallies.get(random.nextInt(tallies.size()));
              if (random.nextBoolean()) {
                tally.countExclusively(this::node, LONG);
              } else {
                tally.countBySaving(this::node);
              }
            });

    tallies.forEach(tally -> tally.verify(fuzz.toString(), there, LONG));
  }
}
