package io.shopfleet.platform;

import io.shopfleet.account.RegionCode;
import java.time.ZoneId;
import java.util.Locale;

/**
 * A market and its habits.
 *
 * @param code the country
 * @param name its English name
 * @param currency ISO 4217 code
 * @param locale the usual language there
 * @param zone the usual time zone for reports and schedules; the marketplaces name none
 * @param sellerCentre host name of the seller's own site; changes without notice, so nothing may
 *     depend on it
 */
public record Region(
    RegionCode code,
    String name,
    String currency,
    Locale locale,
    ZoneId zone,
    String sellerCentre) {}
