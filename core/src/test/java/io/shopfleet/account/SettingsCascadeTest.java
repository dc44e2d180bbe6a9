package io.shopfleet.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopfleet.account.SettingsCascade.Origin;
import io.shopfleet.account.SettingsCascade.Resolved;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsCascadeTest {

  private static final SettingKey<Duration> INTERVAL =
      SettingKey.of("test.interval", Duration.ofMinutes(15), Duration::parse);
  private static final SettingKey<Integer> COUNT =
      SettingKey.of("test.count", 5, Integer::parseInt);

  private final Account plain = Accounts.account().build();
  private final Account own = Accounts.account().setting(INTERVAL, Duration.ofMinutes(1)).build();
  private final SettingsCascade library = new SettingsCascade(Map.of());
  private final SettingsCascade platform =
      library.over(Accounts.PLATFORM, Settings.none().with(INTERVAL, Duration.ofMinutes(7)));

  @Test
  void nothingSet_libraryDecides() {
    assertThat(library.resolve(plain, INTERVAL))
        .isEqualTo(new Resolved<>(Duration.ofMinutes(15), Origin.LIBRARY));
  }

  @Test
  void platformSet_itGoesBeforeTheLibrary() {
    assertThat(platform.resolve(plain, INTERVAL))
        .isEqualTo(new Resolved<>(Duration.ofMinutes(7), Origin.PLATFORM));
  }

  @Test
  void accountSet_itGoesBeforeThePlatform() {
    assertThat(platform.resolve(own, INTERVAL))
        .isEqualTo(new Resolved<>(Duration.ofMinutes(1), Origin.ACCOUNT));
    assertThat(library.resolve(own, INTERVAL).origin()).isEqualTo(Origin.ACCOUNT);
  }

  @Test
  void accountSetToTheSameValue_originIsStillTheAccount() {
    Account same = Accounts.account().setting(INTERVAL, Duration.ofMinutes(7)).build();

    assertThat(platform.resolve(same, INTERVAL).origin()).isEqualTo(Origin.ACCOUNT);
  }

  @Test
  void ownSettingTakenBack_inheritedAgain() {
    Account back = own.toBuilder().settings(own.settings().without(INTERVAL)).build();

    assertThat(platform.get(back, INTERVAL)).isEqualTo(Duration.ofMinutes(7));
  }

  @Test
  void anotherPlatformSet_nothingChangesHere() {
    SettingsCascade other = library.over(new PlatformId("other"), Settings.none().with(COUNT, 9));

    assertThat(other.resolve(plain, COUNT)).isEqualTo(new Resolved<>(5, Origin.LIBRARY));
    assertThat(other.platformSettings(Accounts.PLATFORM)).isEqualTo(Settings.none());
  }

  @Test
  void anotherLevelPutOver_replacesItsOwnSettingsOnly() {
    SettingsCascade both =
        platform
            .over(Accounts.PLATFORM, Settings.none().with(COUNT, 9))
            .over(Accounts.PLATFORM, Settings.none().with(COUNT, 10));

    assertThat(both.get(plain, COUNT)).isEqualTo(10);
    assertThat(both.get(plain, INTERVAL)).isEqualTo(Duration.ofMinutes(7));
    assertThat(platform.get(plain, COUNT)).isEqualTo(5);
  }

  @Test
  void storedTextMakesNoSense_saysWhichSettingAndWhy() {
    Account broken =
        Accounts.account().settings(new Settings(Map.of("test.interval", "soon"))).build();

    assertThatExceptionOfType(InvalidSettingException.class)
        .isThrownBy(() -> library.resolve(broken, INTERVAL))
        .withMessage(
            "Setting test.interval cannot be \"soon\": Text cannot be parsed to a Duration");
  }

  @Test
  void valueNotAllowed_refusedWhenItIsSet() {
    SettingKey<Integer> positive =
        SettingKey.of(
            "test.positive",
            1,
            text -> {
              int number = Integer.parseInt(text);
              if (number < 1) {
                throw new IllegalArgumentException("give a number from 1");
              }
              return number;
            });

    assertThat(Settings.none().with(positive, 1).get(positive)).contains(1);
    assertThatExceptionOfType(InvalidSettingException.class)
        .isThrownBy(() -> Settings.none().with(positive, 0))
        .withMessage("Setting test.positive cannot be \"0\": give a number from 1");
  }

  @Test
  void parserSaysNothing_refusedAllTheSame() {
    SettingKey<ZoneId> mute =
        SettingKey.of(
            "test.mute",
            ZoneId.of("UTC"),
            text -> {
              throw new IllegalArgumentException();
            });

    assertThatExceptionOfType(InvalidSettingException.class)
        .isThrownBy(() -> mute.parse("x"))
        .withMessage("Setting test.mute cannot be \"x\": it cannot be read");
    assertThat(mute).hasToString("test.mute");
  }
}
