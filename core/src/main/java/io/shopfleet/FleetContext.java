package io.shopfleet;

import io.shopfleet.account.SettingsCascade;
import io.shopfleet.credential.TokenKeeper;
import io.shopfleet.event.FleetListener;
import io.shopfleet.internal.http.HttpContext;
import io.shopfleet.internal.http.MarketplaceHttp;
import java.time.Clock;

/** What this fleet lends to its platforms. */
record FleetContext(
    Clock clock,
    SettingsCascade settings,
    TokenKeeper tokens,
    FleetListener listener,
    MarketplaceHttp http)
    implements HttpContext {}
