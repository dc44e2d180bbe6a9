package io.shopfleet.account;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The settings made at one level (platform or account), as checked text. Immutable.
 *
 * @param values text by the setting's name; never secrets
 */
public record Settings(Map<String, String> values) {

  private static final Settings NONE = new Settings(Map.of());

  public Settings {
    values = Map.copyOf(values);
  }

  /** No setting of its own: everything is inherited. */
  public static Settings none() {
    return NONE;
  }

  /**
   * These settings and one more, replacing an earlier value.
   *
   * @throws InvalidSettingException if the value is not allowed for the setting
   */
  public <T> Settings with(SettingKey<T> key, T value) {
    String text = String.valueOf(value);
    key.parse(text);
    Map<String, String> changed = new LinkedHashMap<>(values);
    changed.put(key.name(), text);
    return new Settings(changed);
  }

  /** These settings without one, which is inherited from now on. */
  public Settings without(SettingKey<?> key) {
    Map<String, String> changed = new LinkedHashMap<>(values);
    changed.remove(key.name());
    return new Settings(changed);
  }

  /**
   * The value made at this level.
   *
   * @throws InvalidSettingException if a stored text is not allowed for the setting
   */
  public <T> Optional<T> get(SettingKey<T> key) {
    return Optional.ofNullable(values.get(key.name())).map(key::parse);
  }
}
