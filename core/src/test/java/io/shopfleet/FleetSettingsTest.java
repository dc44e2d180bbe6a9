package io.shopfleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopfleet.account.Account;
import io.shopfleet.account.Environment;
import io.shopfleet.account.InvalidSettingException;
import io.shopfleet.account.PlatformId;
import io.shopfleet.account.RegionCode;
import io.shopfleet.account.Settings;
import io.shopfleet.account.SettingsCascade.Origin;
import io.shopfleet.account.SettingsCascade.Resolved;
import io.shopfleet.account.ShopId;
import io.shopfleet.credential.TokenEndpoint;
import io.shopfleet.platform.Connector;
import io.shopfleet.platform.CredentialForm;
import io.shopfleet.platform.Platform;
import io.shopfleet.platform.PlatformContext;
import io.shopfleet.platform.PlatformDescriptor;
import io.shopfleet.sync.SyncSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is set when a fleet is put together, and what of it holds for an account. */
class FleetSettingsTest {

  private static final PlatformId BAZAAR = new PlatformId("bazaar");
  private static final RegionCode MARKET = new RegionCode("ID");

  /** A marketplace that is never called. */
  private static final class Bazaar implements Platform, Connector {

    @Override
    public PlatformDescriptor descriptor() {
      return new PlatformDescriptor(
          BAZAAR,
          "Bazaar",
          "ecommerce",
          Set.of(),
          Set.of(MARKET),
          new CredentialForm(List.of()),
          every(Duration.ofMinutes(30)),
          null);
    }

    @Override
    public Connector connect(PlatformContext context) {
      return this;
    }

    @Override
    public <C> Optional<C> capability(Class<C> type) {
      return Optional.empty();
    }

    @Override
    public <C> Optional<C> client(Account account, Class<C> type) {
      return Optional.empty();
    }

    @Override
    public TokenEndpoint tokenEndpoint() {
      throw new UnsupportedOperationException();
    }
  }

  private static Settings every(Duration interval) {
    return Settings.none().with(SyncSettings.INTERVAL, interval);
  }

  private static Account account(Environment environment) {
    return Account.of(BAZAAR, new ShopId("7001"), "Toko Satu")
        .region(MARKET)
        .environment(environment)
        .build();
  }

  private static Resolved<Duration> interval(Shopfleet fleet, Environment environment) {
    return fleet.settings().resolve(account(environment), SyncSettings.INTERVAL);
  }

  @Test
  void hourlySandbox_isHourlyWhateverThePlatformSays() {
    try (Shopfleet fleet =
        Shopfleet.builder()
            .environment(Environment.SANDBOX, every(Duration.ofHours(1)))
            .platform(new Bazaar(), every(Duration.ofMinutes(5)))
            .build()) {
      assertThat(interval(fleet, Environment.SANDBOX))
          .isEqualTo(new Resolved<>(Duration.ofHours(1), Origin.ENVIRONMENT));
      assertThat(interval(fleet, Environment.PRODUCTION))
          .isEqualTo(new Resolved<>(Duration.ofMinutes(5), Origin.PLATFORM));
    }
  }

  @ParameterizedTest
  @CsvSource({"SANDBOX", "STAGING", "PRODUCTION"})
  void environmentNotSet_isLikeAnyOther(Environment environment) {
    try (Shopfleet fleet = Shopfleet.builder().platform(new Bazaar()).build()) {
      assertThat(interval(fleet, environment))
          .isEqualTo(new Resolved<>(Duration.ofMinutes(30), Origin.PLATFORM));
    }
  }

  @ParameterizedTest
  @CsvSource({"sync.interval, soon", "sync.schedule, hourly"})
  void settingWithoutSense_noFleetAndNoAccount(String name, String text) {
    Settings senseless = new Settings(Map.of(name, text));

    assertThatThrownBy(
            () ->
                Shopfleet.builder()
                    .platform(new Bazaar())
                    .environment(Environment.STAGING, senseless)
                    .build())
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining(name);
    assertThatThrownBy(() -> Shopfleet.builder().platform(new Bazaar(), senseless).build())
        .isInstanceOf(InvalidSettingException.class);
    try (Shopfleet fleet = Shopfleet.builder().platform(new Bazaar()).build()) {
      Account account = account(Environment.PRODUCTION).toBuilder().settings(senseless).build();

      assertThatThrownBy(() -> fleet.accounts().register(account))
          .isInstanceOf(InvalidSettingException.class);
    }
  }
}
