package io.shopfleet.proofs.canary;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Everywhere that secrets are looked for, and what was found there. */
final class Channels {

  static final String LOGS = "logs";
  static final String EXCEPTIONS = "exceptions";
  static final String PRINTED = "toString";
  static final String BEANS = "JSON of beans";
  static final String FIELDS = "JSON of private fields";
  static final String GSON = "JSON by Gson";
  static final String THREADS = "thread names";
  static final String ROWS = "rows of the database";
  static final String FILES = "files of the database";

  private final Hunt hunt;
  private final Map<String, Set<String>> found = new TreeMap<>();
  private final Map<String, Long> searched = new TreeMap<>();

  Channels(Hunt hunt) {
    this.hunt = hunt;
  }

  void search(byte[] log, HostEyes eyes, DatabaseEyes database) throws Exception {
    search(LOGS, log);
    search(EXCEPTIONS, eyes.exceptionChains());
    search(PRINTED, eyes.printed());
    search(BEANS, eyes.jsonOfBeans());
    search(FIELDS, eyes.jsonOfFields());
    search(GSON, eyes.jsonByGson());
    search(THREADS, eyes.threadNames());
    search(ROWS, database.rows());
    for (Path file : database.files()) {
      search(FILES, DatabaseEyes.bytes(file));
    }
  }

  /** The names of the secrets by the channel in which they were found. */
  Map<String, Set<String>> found() {
    return found;
  }

  /** How many bytes of each channel were looked at. */
  Map<String, Long> searched() {
    return searched;
  }

  private void search(String channel, List<String> texts) {
    for (String text : texts) {
      search(channel, text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private void search(String channel, byte[] bytes) {
    searched.merge(channel, (long) bytes.length, Long::sum);
    Set<String> names = hunt.in(bytes);
    if (!names.isEmpty()) {
      found.computeIfAbsent(channel, unused -> new TreeSet<>()).addAll(names);
    }
  }
}
