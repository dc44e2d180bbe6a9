package io.shopfleet.sync;

import io.shopfleet.account.Account;
import io.shopfleet.commerce.Cancellation;
import io.shopfleet.commerce.CancellationStatus;
import io.shopfleet.commerce.CancellationType;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.commerce.Initiator;
import io.shopfleet.commerce.ReturnRequest;
import io.shopfleet.commerce.ReturnStatus;
import io.shopfleet.commerce.ReturnType;
import io.shopfleet.platform.CancellationSource;
import io.shopfleet.platform.Found;
import io.shopfleet.platform.Page;
import io.shopfleet.platform.ReturnSource;
import io.shopfleet.platform.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A shop's returns and cancellations in memory, each listed by its last change. */
final class ScriptedAftersales implements ReturnSource, CancellationSource {

  static final Duration LONGEST = Duration.ofDays(7);

  private static final Initiator BUYER = new Initiator(Initiator.Role.BUYER, "BUYER");

  private final Map<DataStream, Map<String, Instant>> changes = new EnumMap<>(DataStream.class);
  private final List<Window> asked = new ArrayList<>();

  ScriptedAftersales() {
    changes.put(DataStream.RETURNS, new TreeMap<>());
    changes.put(DataStream.CANCELLATIONS, new TreeMap<>());
  }

  void put(DataStream stream, String id, Instant changed) {
    changes.get(stream).put(id, changed);
  }

  /** Windows that were asked for, of both. */
  List<Window> asked() {
    return List.copyOf(asked);
  }

  @Override
  public Duration longestWindow() {
    return LONGEST;
  }

  @Override
  public Page<ReturnRequest> returns(Account account, Window window, @Nullable String cursor) {
    return page(DataStream.RETURNS, window, ScriptedAftersales::returned);
  }

  @Override
  public Found<ReturnRequest> returnsById(Account account, Collection<String> ids) {
    return found(DataStream.RETURNS, ids, ScriptedAftersales::returned);
  }

  @Override
  public Page<Cancellation> cancellations(Account account, Window window, @Nullable String cursor) {
    return page(DataStream.CANCELLATIONS, window, ScriptedAftersales::cancelled);
  }

  @Override
  public Found<Cancellation> cancellationsById(Account account, Collection<String> ids) {
    return found(DataStream.CANCELLATIONS, ids, ScriptedAftersales::cancelled);
  }

  private <T> Page<T> page(DataStream stream, Window window, BiFunction<String, Instant, T> as) {
    asked.add(window);
    return Page.last(
        changes.get(stream).entrySet().stream()
            .filter(
                e -> !e.getValue().isBefore(window.from()) && e.getValue().isBefore(window.to()))
            .sorted(Entry.comparingByValue())
            .map(e -> as.apply(e.getKey(), e.getValue()))
            .toList());
  }

  private <T> Found<T> found(
      DataStream stream, Collection<String> ids, BiFunction<String, Instant, T> as) {
    Map<String, Instant> mine = changes.get(stream);
    return Found.of(
        ids.stream().filter(mine::containsKey).map(id -> as.apply(id, mine.get(id))).toList());
  }

  private static ReturnRequest returned(String id, Instant changed) {
    return new ReturnRequest(
        id,
        "order of " + id,
        new ReturnType(ReturnType.Kind.REFUND, "REFUND"),
        new ReturnStatus(ReturnStatus.Phase.REQUESTED, "REQUESTED"),
        BUYER,
        changed,
        changed,
        List.of(),
        null,
        null,
        null,
        id);
  }

  private static Cancellation cancelled(String id, Instant changed) {
    return new Cancellation(
        id,
        "order of " + id,
        new CancellationType(CancellationType.Kind.REQUEST, "BUYER_CANCEL"),
        new CancellationStatus(CancellationStatus.Phase.REQUESTED, "PENDING"),
        BUYER,
        changed,
        changed,
        List.of(),
        null,
        null,
        null,
        id);
  }
}
