package io.shopfleet.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.squareup.moshi.JsonWriter;
import io.shopfleet.testkit.simulator.VirtualClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import okio.BufferedSink;
import okio.Okio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealShopsTest {

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
  private final VirtualClock clock = VirtualClock.following(Clock.systemUTC());
  @TempDir Path folder;

  @Test
  void shopsOfAList_areHeldInTheBookAndCompared() throws Exception {
    try (SimulatedShops shops = new SimulatedShops(clock, 60, 10, 12)) {
      boolean good = run(shops, shops.entries());

      assertThat(lastLine())
          .matches(
              "RESULT accounts=5 orders=200 products=\\d+ lost=0 doubled=0 stale=0"
                  + " tokens_refreshed=\\d+ retried=0 failed_runs=0");
      assertThat(good).isTrue();
      List<String> lines = Files.readAllLines(folder.resolve("book.jsonl"));
      assertThat(lines.stream().filter(line -> line.contains("\"orderId\""))).hasSize(200);
      assertThat(lines.get(0))
          .matches(
              "\\{\"account\":\".+\",\"shopId\":\"\\d+\",\"orderId\":\"\\d+\",\"status\":\"\\w+\","
                  + "\"updatedAt\":\"2\\d{3}-.+Z\",\"total\":\"[\\d.]+\",\"currency\":\"[A-Z]{3}\","
                  + "\"channel\":\"[A-Z_]+\",\"units\":\\d+}");
      assertThat(lines.get(lines.size() - 1))
          .matches(
              "\\{\"account\":\".+\",\"shopId\":\"\\d+\",\"productId\":\"\\d+\",\"skuId\":\"\\d+\","
                  + "\"sellerSku\":.+,\"stock\":\\d+,\"price\":\"[\\d.]+\"}");
    }
  }

  @Test
  void oneWrongSecret_namesTheShopAndLeavesTheOthersAlone() throws Exception {
    try (SimulatedShops shops = new SimulatedShops(clock, 20, 5, 6)) {
      List<ShopEntry> entries = new ArrayList<>(shops.entries());
      entries.set(2, with(entries.get(2), "appSecret", "no-such-secret"));

      boolean good = run(shops, entries);

      assertThat(good).isFalse();
      assertThat(printed.toString(StandardCharsets.UTF_8))
          .contains("Siam Silk Bangkok")
          .doesNotContain("no-such-secret");
      assertThat(lastLine()).contains("accounts=5 orders=50 ", "lost=0 doubled=0 stale=0");
    }
  }

  @Test
  void entriesThatMakeNoSense_areNamedAndTheOthersGoOn() throws Exception {
    try (SimulatedShops shops = new SimulatedShops(clock, 20, 5, 6)) {
      List<ShopEntry> entries = new ArrayList<>(shops.entries());
      entries.set(0, with(entries.get(0), "region", "XX"));
      entries.add(with(shops.entries().get(4), "name", "Batik Solo again"));
      entries.add(shops.entries().get(3));

      boolean good = run(shops, entries);

      assertThat(good).isFalse();
      assertThat(printed.toString(StandardCharsets.UTF_8))
          .contains("Not registered: Unknown region \"XX\"")
          .contains("is already account")
          .contains("Two shops are named \"Kopi Bandung\"");
      assertThat(lastLine()).contains("accounts=4 orders=50 ", "lost=0 doubled=0 stale=0");
    }
  }

  @Test
  void missingCipher_namesAccountAndRemedy() throws Exception {
    try (SimulatedShops shops = new SimulatedShops(clock, 5, 1, 3)) {
      run(shops, List.of(with(shops.entries().get(1), "shopCipher", "")));

      assertThat(printed.toString(StandardCharsets.UTF_8))
          .contains("Borough Tea Jakarta")
          .containsIgnoringCase("cipher");
    }
  }

  @Test
  void fileThatIsNoList_saysSo() throws IOException {
    Path file = folder.resolve("shops.json");
    Files.writeString(file, "{\"platform\":\"tiktok-shop\"");

    assertThatThrownBy(() -> ShopsFile.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Cannot read the shops");
  }

  private boolean run(SimulatedShops shops, List<ShopEntry> entries) throws Exception {
    Path list = folder.resolve("shops.json");
    write(list, entries);
    Options options =
        new Options(
            list,
            shops.historyStart(),
            Duration.ofMillis(200),
            Duration.ofMillis(500),
            folder.resolve("book.jsonl"));
    return new RealShops(options, ShopsFile.read(list), clock, out).run();
  }

  private String lastLine() {
    String[] lines = printed.toString(StandardCharsets.UTF_8).strip().split("\n");
    return lines[lines.length - 1];
  }

  private static ShopEntry with(ShopEntry entry, String field, String value) {
    Map<String, String> fields = new HashMap<>(entry.fields());
    fields.put(field, value);
    return new ShopEntry(fields);
  }

  private static void write(Path file, List<ShopEntry> entries) throws IOException {
    try (BufferedSink sink = Okio.buffer(Okio.sink(file));
        JsonWriter json = JsonWriter.of(sink)) {
      json.beginArray();
      for (ShopEntry entry : entries) {
        json.beginObject();
        for (Map.Entry<String, String> field : entry.fields().entrySet()) {
          json.name(field.getKey()).value(field.getValue());
        }
        json.endObject();
      }
      json.endArray();
    }
  }
}
