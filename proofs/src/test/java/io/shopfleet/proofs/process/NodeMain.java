package io.shopfleet.proofs.process;

import io.shopfleet.jdbc.server.DatabaseAddress;
import io.shopfleet.tiktokshop.TikTokShopClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A fleet in a process of its own. It reads where everything is, then its shops, one in a line, and
 * lets all of them ask at once at every {@code ask}. It ends with its input.
 */
final class NodeMain {

  static final String ASK = "ask";

  private final FleetNode node;
  private final List<TikTokShopClient> clients = new ArrayList<>();

  private NodeMain(FleetNode node) {
    this.node = node;
  }

  public static void main(String[] arguments) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    NodeMain main = new NodeMain(Place.of(lines.readLine()).open());
    System.out.println("there");
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      main.heard(line);
    }
    // What is under way must not keep a process alive whose parent is gone.
    Runtime.getRuntime().halt(0);
  }

  private void heard(String line) {
    if (!line.equals(ASK)) {
      clients.add(node.open(FleetNode.shop(line)));
      return;
    }
    List<TikTokShopClient> asking = List.copyOf(clients);
    Thread thread = new Thread(() -> ask(asking));
    thread.setDaemon(true);
    thread.start();
  }

  private void ask(List<TikTokShopClient> asking) {
    try {
      FleetNode.Round round = node.askAtOnce(asking);
      System.out.println(
          new Asked(round.answered(), node.renewals(), String.valueOf(round.failures())).line());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What a node says after a round. */
  record Asked(int answered, int renewals, String failures) {

    String line() {
      return answered + "\t" + renewals + "\t" + failures.replaceAll("\\s+", " ");
    }

    static Asked of(String line) {
      String[] words = line.split("\t", -1);
      return new Asked(Integer.parseInt(words[0]), Integer.parseInt(words[1]), words[2]);
    }
  }

  /** Where a node finds what it shares with the others. */
  record Place(Path time, URI marketplace, DatabaseAddress database, String key) {

    String line() {
      return String.join(
          "\t",
          time.toString(),
          marketplace.toString(),
          database.url(),
          database.user(),
          database.password(),
          key);
    }

    static Place of(String line) {
      String[] words = line.split("\t", -1);
      return new Place(
          Path.of(words[0]),
          URI.create(words[1]),
          new DatabaseAddress(words[2], words[3], words[4]),
          words[5]);
    }

    FleetNode open() {
      return new FleetNode(marketplace, SharedCredentials.in(database, key), SharedTime.in(time));
    }
  }
}
