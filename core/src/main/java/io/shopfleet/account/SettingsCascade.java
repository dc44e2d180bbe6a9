package io.shopfleet.account;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the effective value of a setting: the account's own, else the platform's, else the
 * library's, and tells which of the three it was. Immutable and safe for concurrent use.
 */
public final class SettingsCascade {

  private final Map<PlatformId, Settings> platforms;

  /**
   * @param platforms the settings that all accounts of a platform share
   */
  public SettingsCascade(Map<PlatformId, Settings> platforms) {
    this.platforms = Map.copyOf(platforms);
  }

  /** Where an effective value was set. */
  public enum Origin {
    LIBRARY,
    PLATFORM,
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
    Optional<T> own = account.settings().get(key);
    if (own.isPresent()) {
      return new Resolved<>(own.get(), Origin.ACCOUNT);
    }
    Optional<T> shared = platformSettings(account.platform()).get(key);
    if (shared.isPresent()) {
      return new Resolved<>(shared.get(), Origin.PLATFORM);
    }
    return new Resolved<>(key.defaultValue(), Origin.LIBRARY);
  }

  /** The effective value alone. */
  public <T> T get(Account account, SettingKey<T> key) {
    return resolve(account, key).value();
  }

  /** The settings that all accounts of a platform share; none if the platform has no own. */
  public Settings platformSettings(PlatformId platform) {
    return platforms.getOrDefault(platform, Settings.none());
  }

  /** This cascade with another level of platform settings, put over the present ones. */
  public SettingsCascade over(PlatformId platform, Settings settings) {
    Map<String, String> merged = new LinkedHashMap<>(platformSettings(platform).values());
    merged.putAll(settings.values());
    Map<PlatformId, Settings> changed = new LinkedHashMap<>(platforms);
    changed.put(platform, new Settings(merged));
    return new SettingsCascade(changed);
  }
}
