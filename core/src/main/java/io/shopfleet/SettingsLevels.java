package io.shopfleet;

import io.shopfleet.account.Environment;
import io.shopfleet.account.PlatformId;
import io.shopfleet.account.Settings;
import io.shopfleet.account.SettingsCascade;
import io.shopfleet.platform.PlatformDescriptor;
import io.shopfleet.sync.ScheduleSettings;
import io.shopfleet.sync.SyncSettings;
import java.util.Collection;
import java.util.Map;

/**
 * Puts the settings of platforms and environments over each other, once each of them makes sense.
 */
final class SettingsLevels {

  private SettingsLevels() {}

  /**
   * @throws io.shopfleet.account.InvalidSettingException if a setting makes no sense
   */
  static SettingsCascade of(
      Collection<PlatformDescriptor> platforms,
      Map<PlatformId, Settings> ofPlatforms,
      Map<Environment, Settings> ofEnvironments) {
    SettingsCascade cascade = new SettingsCascade(Map.of());
    for (PlatformDescriptor platform : platforms) {
      Settings own = ofPlatforms.getOrDefault(platform.id(), Settings.none());
      check(own);
      cascade = cascade.over(platform.id(), platform.defaults()).over(platform.id(), own);
    }
    for (Map.Entry<Environment, Settings> own : ofEnvironments.entrySet()) {
      check(own.getValue());
      cascade = cascade.over(own.getKey(), own.getValue());
    }
    return cascade;
  }

  private static void check(Settings settings) {
    SyncSettings.check(settings);
    ScheduleSettings.check(settings);
  }
}
