package io.shopfleet.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.webhook.ScriptedPost.Letter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WebhookReplayTest {

  private static final int THREADS = 32;

  @Test
  void sameDeliveryOn32Threads_takenOnceAndNotedOnce() throws Exception {
    PostOffice office = new PostOffice();
    office.account("a", "shop-1", "key");
    WebhookReceiver receiver = office.receiver();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    CyclicBarrier start = new CyclicBarrier(THREADS);
    try {
      for (int round = 0; round < 20; round++) {
        Letter letter = office.letter("shop-1 ORDERS o-" + round);
        List<Future<WebhookAnswer>> answers = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
          answers.add(
              threads.submit(
                  () -> {
                    start.await(60, TimeUnit.SECONDS);
                    return PostOffice.send(receiver, letter);
                  }));
        }
        List<WebhookAnswer> got = new ArrayList<>();
        for (Future<WebhookAnswer> answer : answers) {
          got.add(answer.get(60, TimeUnit.SECONDS));
        }
        assertThat(Collections.frequency(got, WebhookAnswer.TAKEN)).isEqualTo(1);
        assertThat(Collections.frequency(got, WebhookAnswer.DUPLICATE)).isEqualTo(THREADS - 1);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(office.pending()).hasSize(20);
  }
}
