package io.shopfleet.platform;

import io.shopfleet.account.SettingsCascade;
import io.shopfleet.credential.TokenKeeper;
import io.shopfleet.event.FleetListener;
import java.time.Clock;

/** What the fleet lends to a platform's connector. Everything in it is safe for concurrent use. */
public interface PlatformContext {

  Clock clock();

  SettingsCascade settings();

  TokenKeeper tokens();

  FleetListener listener();
}
