package io.shopfleet.proofs.canary;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a host can see: everything it was handed, as it prints, as the usual mappers write it as
 * JSON, and, of exceptions, their whole chains. And the names of the threads meanwhile. Safe for
 * concurrent use.
 */
final class HostEyes {

  private static final ObjectMapper BEANS =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(new Jdk8Module())
          .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
          .build();
  private static final ObjectMapper FIELDS =
      BEANS.copy().setVisibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY);
  private static final JsonSerializer<Object> AS_TEXT =
      (value, type, context) -> new JsonPrimitive(value.toString());
  private static final Gson GSON =
      new GsonBuilder()
          .registerTypeHierarchyAdapter(Temporal.class, AS_TEXT)
          .registerTypeHierarchyAdapter(TemporalAmount.class, AS_TEXT)
          .registerTypeHierarchyAdapter(ZoneId.class, AS_TEXT)
          .registerTypeHierarchyAdapter(Optional.class, AS_TEXT)
          .create();

  private final Queue<Object> handed = new ConcurrentLinkedQueue<>();
  private final Queue<Throwable> thrown = new ConcurrentLinkedQueue<>();
  private final Map<String, Boolean> threads = new ConcurrentHashMap<>();

  /** Takes what the library hands to the host. */
  <T> T see(T object) {
    handed.add(object);
    return object;
  }

  /** Takes what the library throws at the host. */
  void caught(Throwable failure) {
    thrown.add(failure);
  }

  void noteThreads() {
    Thread.getAllStackTraces().keySet().forEach(thread -> threads.put(thread.getName(), true));
  }

  int objects() {
    return handed.size();
  }

  int exceptions() {
    return thrown.size();
  }

  /** The kinds of what was handed over, to see that nothing is missing. */
  List<String> kinds() {
    return handed.stream().map(object -> object.getClass().getSimpleName()).distinct().toList();
  }

  List<String> printed() {
    return texts(Object::toString);
  }

  List<String> jsonOfBeans() {
    return texts(object -> json(BEANS, object));
  }

  List<String> jsonOfFields() {
    return texts(object -> json(FIELDS, object));
  }

  List<String> jsonByGson() {
    return texts(HostEyes::gson);
  }

  List<String> threadNames() {
    return List.copyOf(threads.keySet());
  }

  /** Of each exception: its text, its accessible fields, and those of all behind it. */
  List<String> exceptionChains() {
    List<String> texts = new ArrayList<>();
    for (Throwable failure : thrown) {
      StringWriter text = new StringWriter();
      failure.printStackTrace(new PrintWriter(text, true));
      texts.add(text.toString());
      texts.add(json(BEANS, failure));
    }
    return texts;
  }

  private List<String> texts(Function<Object, @Nullable String> writer) {
    return handed.stream().map(writer).map(String::valueOf).toList();
  }

  /** What a mapper writes, or why it refuses; both may tell something. */
  private static String json(ObjectMapper mapper, Object object) {
    try {
      return mapper.writeValueAsString(object);
    } catch (Exception e) {
      return String.valueOf(e);
    }
  }

  private static String gson(Object object) {
    try {
      return GSON.toJson(object);
    } catch (RuntimeException e) {
      return String.valueOf(e);
    }
  }
}
