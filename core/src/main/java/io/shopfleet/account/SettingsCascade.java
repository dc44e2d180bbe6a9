package io.shopfleet.account;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the effective value of a setting: the account's own, else its environment's, else its
 * platform's, else the library's, and tells which of the four it was. Immutable and safe for
 * concurrent use.
 */
public final class SettingsCascade {

  private final Map<PlatformId, Settings> platforms;
  private final Map<Environment, Settings> environments;

  /**
   * A cascade without settings for environments.
   *
   * @param platforms the settings that all accounts of a platform share
   */
  public SettingsCascade(Map<PlatformId, Settings> platforms) {
    this(platforms, Map.of());
  }

  private SettingsCascade(
      Map<PlatformId, Settings> platforms, Map<Environment, Settings> environments) {
    this.platforms = Map.copyOf(platforms);
    this.environments = Map.copyOf(environments);
  }

  /** Where an effective value was set. */
  public enum Origin {
    LIBRARY,
    PLATFORM,
    ENVIRONMENT,
    ACCOUNT
  }

  /**
   * An effective value and where it came from.
   *
   * @param <T> the type of the value
   */
  public record Resolved<T>(T value, Origin origin) {}

  /**
   * The value that holds for an account.
   *
   * @throws InvalidSettingException if a stored text is not allowed for the setting
   */
  public <T> Resolved<T> resolve(Account account, SettingKey<T> key) {
    for (Level level : nearestFirst(account)) {
      Optional<T> value = level.settings().get(key);
      if (value.isPresent()) {
        return new Resolved<>(value.get(), level.origin());
      }
    }
    return new Resolved<>(key.defaultValue(), Origin.LIBRARY);
  }

  /** The effective value alone. */
  public <T> T get(Account account, SettingKey<T> key) {
    return resolve(account, key).value();
  }

  /**
   * The settings of each level that holds for an account, the nearest first: its own, its
   * environment's, its platform's. For settings that are to be seen together.
   */
  public List<Settings> levels(Account account) {
    return nearestFirst(account).stream().map(Level::settings).toList();
  }

  /** The settings that all accounts of a platform share; none if the platform has no own. */
  public Settings platformSettings(PlatformId platform) {
    return platforms.getOrDefault(platform, Settings.none());
  }

  /** The settings that all accounts of an environment share; none if it has no own. */
  public Settings environmentSettings(Environment environment) {
    return environments.getOrDefault(environment, Settings.none());
  }

  /** This cascade with another level of platform settings, put over the present ones. */
  public SettingsCascade over(PlatformId platform, Settings settings) {
    Map<PlatformId, Settings> changed = new LinkedHashMap<>(platforms);
    changed.put(platform, merged(platformSettings(platform), settings));
    return new SettingsCascade(changed, environments);
  }

  /** This cascade with settings of an environment, put over the present ones. */
  public SettingsCascade over(Environment environment, Settings settings) {
    Map<Environment, Settings> changed = new EnumMap<>(Environment.class);
    changed.putAll(environments);
    changed.put(environment, merged(environmentSettings(environment), settings));
    return new SettingsCascade(platforms, changed);
  }

  private record Level(Origin origin, Settings settings) {}

  private List<Level> nearestFirst(Account account) {
    return List.of(
        new Level(Origin.ACCOUNT, account.settings()),
        new Level(Origin.ENVIRONMENT, environmentSettings(account.environment())),
        new Level(Origin.PLATFORM, platformSettings(account.platform())));
  }

  private static Settings merged(Settings below, Settings above) {
    Map<String, String> merged = new LinkedHashMap<>(below.values());
    merged.putAll(above.values());
    return new Settings(merged);
  }
}
