package io.shopfleet.proofs.many;

import io.shopfleet.proofs.process.SharedTime;
import io.shopfleet.testkit.simulator.tiktok.FakeApp;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A process that lives the stories that it is told, one in a line. It ends with its input. */
final class ManyAccountsMain {

  private ManyAccountsMain() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      System.out.println(Task.of(line).live().line());
    }
    Runtime.getRuntime().halt(0);
  }

  /** A story to live. */
  record Task(
      Path time,
      URI marketplace,
      FakeApp app,
      Path residents,
      int seconds,
      boolean trouble,
      Path taken) {

    String line() {
      return String.join(
          "\t",
          time.toString(),
          marketplace.toString(),
          app.key(),
          app.secret(),
          residents.toString(),
          Integer.toString(seconds),
          Boolean.toString(trouble),
          taken.toString());
    }

    static Task of(String line) {
      String[] words = line.split("\t", -1);
      return new Task(
          Path.of(words[0]),
          URI.create(words[1]),
          new FakeApp(words[2], words[3]),
          Path.of(words[4]),
          Integer.parseInt(words[5]),
          Boolean.parseBoolean(words[6]),
          Path.of(words[7]));
    }

    Lived live() throws IOException, InterruptedException {
      Story story = new Story(SharedTime.in(time), marketplace, app, residents);
      try {
        return story.live(seconds, trouble, taken);
      } finally {
        story.close();
      }
    }
  }
}
