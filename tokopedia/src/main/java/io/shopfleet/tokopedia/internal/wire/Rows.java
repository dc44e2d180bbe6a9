package io.shopfleet.tokopedia.internal.wire;

import io.shopfleet.internal.json.Damaged;
import io.shopfleet.platform.Found;
import io.shopfleet.platform.Unreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The records of an answer, those apart whose JSON has another shape than the contract says.
 *
 * @param items what could be read
 * @param damaged what could not
 * @param texts the JSON of each of the items, read from the answer once more when asked for
 * @param masked masks in a text what was sent in secret
 * @param <E> one of Tokopedia's own records
 */
public record Rows<E>(
    List<E> items,
    List<Damaged> damaged,
    Supplier<List<String>> texts,
    UnaryOperator<String> masked) {

  public Rows {
    items = List.copyOf(items);
    damaged = List.copyOf(damaged);
  }

  static <E> Rows<E> none() {
    return new Rows<>(List.of(), List.of(), List::of, UnaryOperator.identity());
  }

  /** How many records the answer had, readable or not. */
  public int size() {
    return items.size() + damaged.size();
  }

  Rows<E> masking(UnaryOperator<String> mask) {
    return new Rows<>(items, damaged, texts, mask);
  }

  /** Some of these. */
  Rows<E> only(Predicate<E> kept, Predicate<Damaged> keptDamaged) {
    List<Integer> places =
        IntStream.range(0, items.size())
            .filter(place -> kept.test(items.get(place)))
            .boxed()
            .toList();
    return new Rows<>(
        places.stream().map(items::get).toList(),
        damaged.stream().filter(keptDamaged).toList(),
        () -> places.stream().map(texts.get()::get).toList(),
        masked);
  }

  /** These and others. */
  Rows<E> and(Rows<E> others) {
    return new Rows<>(
        joined(items, others.items),
        joined(damaged, others.damaged),
        () -> joined(texts.get(), others.texts.get()),
        masked);
  }

  /** The JSON of one of the items. */
  public Supplier<String> textOf(int index) {
    return () -> masked.apply(texts.get().get(index));
  }

  /**
   * What could not be read.
   *
   * @param idField the name of a record's id on the wire, or of an object around it and its own,
   *     parted by a dot
   */
  public List<Unreadable> unreadable(String idField) {
    return damaged.stream()
        .map(row -> unreadable(WireIds.in(row.raw(), idField), row.raw(), row.reason()))
        .toList();
  }

  /**
   * Makes neutral records, one by one: one that cannot be made keeps no other from being made.
   *
   * @param neutral makes one; throws if that is not possible
   * @param id a record's id
   * @param idField as for {@link #unreadable}
   */
  public <N> Found<N> converted(
      Function<E, @Nullable N> neutral, Function<E, String> id, String idField) {
    List<N> made = new ArrayList<>(items.size());
    List<Unreadable> unreadable = new ArrayList<>(unreadable(idField));
    for (int index = 0; index < items.size(); index++) {
      E row = items.get(index);
      try {
        N record = neutral.apply(row);
        if (record != null) {
          made.add(record);
        }
      } catch (RuntimeException e) {
        unreadable.add(unreadable(id.apply(row), texts.get().get(index), String.valueOf(e)));
      }
    }
    return new Found<>(made, unreadable);
  }

  private Unreadable unreadable(@Nullable String id, String raw, String reason) {
    return new Unreadable(id, masked.apply(raw), masked.apply(reason));
  }

  private static <T> List<T> joined(List<T> first, List<T> others) {
    List<T> all = new ArrayList<>(first);
    all.addAll(others);
    return all;
  }
}
