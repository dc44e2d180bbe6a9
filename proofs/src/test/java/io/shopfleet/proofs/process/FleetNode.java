package io.shopfleet.proofs.process;

import io.shopfleet.Shopfleet;
import io.shopfleet.account.CredentialId;
import io.shopfleet.account.Settings;
import io.shopfleet.credential.CredentialStore;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.platform.Endpoints;
import io.shopfleet.proofs.ProofShop;
import io.shopfleet.tiktokshop.TikTokShop;
import io.shopfleet.tiktokshop.TikTokShopClient;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;

/** A fleet on shared credentials, in whichever process. */
final class FleetNode implements AutoCloseable {

  private final Shopfleet fleet;
  private final AtomicInteger renewals = new AtomicInteger();

  FleetNode(URI marketplace, CredentialStore credentials, Clock clock) {
    Settings addresses =
        Settings.none().with(Endpoints.BASE_URL, marketplace).with(Endpoints.AUTH_URL, marketplace);
    fleet =
        Shopfleet.builder()
            .platform(TikTokShop.platform(), addresses)
            .credentials(credentials)
            .clock(clock)
            // Time stands still while requests are under way, so nothing is gained by waiting.
            .sleeper(pause -> {})
            .listener(this::hear)
            .build();
  }

  /** Adds a shop and gives the client of its account. */
  TikTokShopClient open(ProofShop shop) {
    fleet.accounts().register(shop.toAccount());
    return fleet.client(shop.account(), TikTokShopClient.class);
  }

  /** What became of requests that were sent at the same time, one for each client. */
  record Round(int answered, List<Throwable> failures) {}

  /** Lets each client ask once, all at the same moment, each on a thread of its own. */
  Round askAtOnce(List<TikTokShopClient> clients) throws InterruptedException {
    Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    CyclicBarrier start = new CyclicBarrier(clients.size());
    CountDownLatch end = new CountDownLatch(clients.size());
    for (TikTokShopClient client : clients) {
      Thread thread =
          new Thread(
              () -> {
                try {
                  start.await();
                  boolean unused = ProofShop.ask(client);
                } catch (Throwable e) {
                  failures.add(e);
                } finally {
                  end.countDown();
                }
              });
      thread.setDaemon(true);
      thread.start();
    }
    end.await();
    return new Round(clients.size() - failures.size(), new ArrayList<>(failures));
  }

  /** How many renewals this node made. */
  int renewals() {
    return renewals.get();
  }

  private void hear(FleetEvent event) {
    if (event instanceof FleetEvent.TokenRenewed) {
      renewals.incrementAndGet();
    }
  }

  @Override
  public void close() {
    fleet.close();
  }

  /** A shop in a line, to be told to another process. */
  static String line(ProofShop shop) {
    return String.join(" ", shop.shop(), shop.cipher(), shop.credential().value());
  }

  static ProofShop shop(String line) {
    String[] words = line.split(" ", -1);
    return new ProofShop(words[0], words[1], new CredentialId(words[2]));
  }
}
