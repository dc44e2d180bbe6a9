package io.shopfleet.account;

import java.time.DateTimeException;
import java.util.function.Function;

/**
 * A setting by name, with its type and the library's default. Values travel as text so that any
 * store can hold them; reading and writing them goes through {@link #parse} and thus through the
 * same checks.
 *
 * @param <T> the type of the value
 */
public final class SettingKey<T> {

  private final String name;
  private final T defaultValue;
  private final Function<String, T> parser;

  private SettingKey(String name, T defaultValue, Function<String, T> parser) {
    this.name = name;
    this.defaultValue = defaultValue;
    this.parser = parser;
  }

  /**
   * @param name dotted lower-case name, for example {@code sync.interval}
   * @param defaultValue the library's value where neither platform nor account has one
   * @param parser reads what {@code toString} of a value writes; throws IllegalArgumentException
   *     with a message that says what is allowed
   */
  public static <T> SettingKey<T> of(String name, T defaultValue, Function<String, T> parser) {
    return new SettingKey<>(name, defaultValue, parser);
  }

  public String name() {
    return name;
  }

  public T defaultValue() {
    return defaultValue;
  }

  /**
   * Reads a value.
   *
   * @throws InvalidSettingException if the text is not allowed for this setting
   */
  public T parse(String text) {
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException | DateTimeException e) {
      String why = e.getMessage();
      throw new InvalidSettingException(name, text, why == null ? "it cannot be read" : why);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
