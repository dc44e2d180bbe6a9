package io.shopfleet.proofs.throughput;

import com.squareup.moshi.JsonReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okio.Buffer;
import okio.BufferedSource;

/**
 * Orders as a marketplace wrote them, in the order of their last change, ready to be put on pages
 * without any work.
 */
final class Listing {

  private static final Pattern ID = Pattern.compile("\"id\":\"(\\d+)\"");
  private static final Pattern UPDATED = Pattern.compile("\"update_time\":(\\d+)");
  private static final Pattern FROM = Pattern.compile("\"update_time_ge\":(\\d+)");
  private static final Pattern TO = Pattern.compile("\"update_time_lt\":(\\d+)");
  private static final Pattern TOKEN = Pattern.compile("[?&]page_token=(\\d+)");
  private static final int PAGE = 100;

  private final List<Entry> entries;

  private record Entry(String id, long updatedAt, byte[] json) {}

  private Listing(List<Entry> entries) {
    this.entries = entries;
  }

  /** The orders of answers to searches; an order that stands in several of them counts once. */
  static Listing of(Collection<String> answers) throws IOException {
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (String answer : answers) {
      for (String order : orders(answer)) {
        String id = group(ID, order, "");
        entries.put(
            id,
            new Entry(
                id,
                Long.parseLong(group(UPDATED, order, "")),
                order.getBytes(StandardCharsets.UTF_8)));
      }
    }
    return new Listing(
        entries.values().stream()
            .sorted(Comparator.comparingLong(Entry::updatedAt).thenComparing(Entry::id))
            .toList());
  }

  private static List<String> orders(String answer) throws IOException {
    List<String> orders = new ArrayList<>();
    JsonReader reader = JsonReader.of(new Buffer().writeUtf8(answer));
    reader.beginObject();
    while (reader.hasNext()) {
      if (reader.nextName().equals("data")) {
        reader.beginObject();
        while (reader.hasNext()) {
          if (reader.nextName().equals("orders")) {
            reader.beginArray();
            while (reader.hasNext()) {
              try (BufferedSource order = reader.nextSource()) {
                orders.add(order.readUtf8());
              }
            }
            reader.endArray();
          } else {
            reader.skipValue();
          }
        }
        reader.endObject();
      } else {
        reader.skipValue();
      }
    }
    return orders;
  }

  int size() {
    return entries.size();
  }

  long bytes() {
    return entries.stream().mapToLong(entry -> entry.json().length).sum();
  }

  /**
   * The answer to a search.
   *
   * @param target path and query
   * @param body the window asked for
   */
  byte[] answer(String target, String body) {
    int start =
        Integer.parseInt(
            group(TOKEN, target, Integer.toString(before(Long.parseLong(group(FROM, body, "0"))))));
    int end = before(Long.parseLong(group(TO, body, Long.toString(Long.MAX_VALUE))));
    int next = Math.min(start + PAGE, end);
    ByteArrayOutputStream page = new ByteArrayOutputStream(400_000);
    page.writeBytes(
        ("{\"code\":0,\"message\":\"Success\",\"request_id\":\"20261102030000AB12CD34EF567890\","
                + "\"data\":{\"total_count\":"
                + (end - start)
                + ",\"next_page_token\":\""
                + (next < end ? Integer.toString(next) : "")
                + "\",\"orders\":[")
            .getBytes(StandardCharsets.UTF_8));
    for (int i = start; i < next; i++) {
      if (i > start) {
        page.write(',');
      }
      page.writeBytes(entries.get(i).json());
    }
    page.writeBytes("]}}".getBytes(StandardCharsets.UTF_8));
    return page.toByteArray();
  }

  /** How many orders changed before an instant. */
  private int before(long second) {
    int from = 0;
    int to = entries.size();
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (entries.get(middle).updatedAt() < second) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  private static String group(Pattern pattern, String text, String otherwise) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : otherwise;
  }
}
