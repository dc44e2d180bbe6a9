package io.shopfleet.tiktokshop.internal.call;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import io.shopfleet.account.Account;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.internal.json.FieldNames;
import io.shopfleet.internal.json.JsonInput;
import io.shopfleet.platform.Found;
import io.shopfleet.platform.Unreadable;
import io.shopfleet.tiktokshop.api.registry.ApiAdapters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts the records of an answer into the neutral words, one by one: one that cannot be read keeps
 * no other from being read. Stateless.
 *
 * @param <W> the platform's record
 * @param <N> the neutral one
 */
public final class Conversion<W, N> {

  private final FieldNames idField;
  private final Function<W, @Nullable String> id;
  private final JsonAdapter<W> json;
  private final BiFunction<W, Account, N> neutral;

  /**
   * @param type the platform's record, one that the API has an adapter of
   * @param idField the name of its id on the wire
   * @param id its id; null if it came without
   * @param neutral makes the neutral record; throws if that is not possible
   */
  public Conversion(
      Class<W> type,
      String idField,
      Function<W, @Nullable String> id,
      BiFunction<W, Account, N> neutral) {
    this.idField = FieldNames.of(idField);
    this.id = id;
    this.json = new ApiAdapters().of(type);
    this.neutral = neutral;
  }

  /**
   * Converts the records of an answer, and names those of it that cannot be read.
   *
   * @param records what could be read of it
   */
  public Found<N> of(Account account, Answer<?> answer, List<W> records) {
    List<N> items = new ArrayList<>(records.size());
    List<Unreadable> unreadable = new ArrayList<>();
    answer.unreadable().forEach(damaged -> unreadable.add(named(damaged, answer)));
    for (W record : records) {
      try {
        items.add(neutral.apply(record, account));
      } catch (RuntimeException e) {
        unreadable.add(
            new Unreadable(
                WireValues.textOrNull(id.apply(record)),
                answer.masked(json.toJson(record)),
                reason(e, answer)));
      }
    }
    return new Found<>(items, unreadable);
  }

  private Unreadable named(Unreadable damaged, Answer<?> answer) {
    return new Unreadable(
        idIn(damaged.raw()), answer.masked(damaged.raw()), answer.masked(damaged.reason()));
  }

  private static String reason(RuntimeException failure, Answer<?> answer) {
    String message = String.valueOf(failure.getMessage());
    return answer.masked(
        failure instanceof MarketplaceException
            ? message
            : failure.getClass().getSimpleName() + ": " + message);
  }

  /** What is wrong with the record may be its id. */
  private @Nullable String idIn(String raw) {
    JsonInput input = JsonInput.of(raw.getBytes(StandardCharsets.UTF_8));
    try {
      if (!input.atObject() || !input.beginObject()) {
        return null;
      }
      int field;
      while ((field = input.nextField(idField)) != JsonInput.END) {
        if (field != JsonInput.UNKNOWN) {
          return WireValues.textOrNull(input.string());
        }
        input.skipValue();
      }
    } catch (IOException | JsonDataException e) {
      return null;
    }
    return null;
  }
}
