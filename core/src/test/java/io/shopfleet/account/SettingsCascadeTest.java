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
  void environmentSet_itGoesBeforeThePlatformAndNotBeforeTheAccount() {
    SettingsCascade both =
        platform.over(Environment.SANDBOX, Settings.none().with(INTERVAL, Duration.ofHours(1)));
    Account sandbox = plain.toBuilder().environment(Environment.SANDBOX).build();
    Account ownSandbox = own.toBuilder().environment(Environment.SANDBOX).build();

    assertThat(both.resolve(sandbox, INTERVAL))
        .isEqualTo(new Resolved<>(Duration.ofHours(1), Origin.ENVIRONMENT));
    assertThat(both.resolve(ownSandbox, INTERVAL).origin()).isEqualTo(Origin.ACCOUNT);
    assertThat(both.resolve(sandbox, COUNT).origin()).isEqualTo(Origin.LIBRARY);
    assertThat(both.levels(ownSandbox))
        .containsExactly(
            own.settings(),
            both.environmentSettings(Environment.SANDBOX),
            both.platformSettings(Accounts.PLATFORM));
  }

  @Test
  void anotherEnvironmentSet_nothingChangesHere() {
    SettingsCascade both =
        platform.over(Environment.SANDBOX, Settings.none().with(INTERVAL, Duration.ofHours(1)));

    assertThat(both.resolve(plain, INTERVAL).origin()).isEqualTo(Origin.PLATFORM);
    assertThat(both.environmentSettings(Environment.PRODUCTION)).isEqualTo(Settings.none());
    assertThat(platform.environmentSettings(Environment.SANDBOX)).isEqualTo(Settings.none());
  }

  @Test
  void platformPutOverAfterAnEnvironment_bothStay() {
    Account sandbox = plain.toBuilder().environment(Environment.SANDBOX).build();
    SettingsCascade both =
        library
            .over(Environment.SANDBOX, Settings.none().with(COUNT, 8))
            .over(Environment.STAGING, Settings.none().with(COUNT, 7))
            .over(Environment.SANDBOX, Settings.none().with(INTERVAL, Duration.ofHours(1)))
            .over(Accounts.PLATFORM, Settings.none().with(COUNT, 9));

    assertThat(both.get(sandbox, COUNT)).isEqualTo(8);
    assertThat(both.get(sandbox, INTERVAL)).isEqualTo(Duration.ofHours(1));
    assertThat(both.get(plain, COUNT)).isEqualTo(9);
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
