package io.shopfleet.stock;

import io.shopfleet.account.AccountId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which of the host's locations feed which warehouses of an account's shop. A warehouse may be fed
 * by several locations, and a location may feed several warehouses; its units are then divided
 * among them evenly, the odd ones to the first by id, so that no unit is shown twice. Ids are
 * compared exactly. Immutable.
 */
public final class LocationMapping {

  private static final LocationMapping NONE = new LocationMapping(Map.of());

  /** For each account the warehouses of each location; none for one that feeds nothing. */
  private final Map<AccountId, Map<String, Set<String>>> accounts;

  private LocationMapping(Map<AccountId, Map<String, Set<String>>> accounts) {
    this.accounts = accounts;
  }

  /** A mapping that knows no location. */
  public static LocationMapping none() {
    return NONE;
  }

  /** This mapping, where a location feeds a warehouse beside those it feeds already. */
  public LocationMapping feed(AccountId account, String location, String warehouse) {
    Set<String> warehouses = new TreeSet<>(of(account).getOrDefault(location, Set.of()));
    warehouses.add(warehouse);
    return with(account, location, warehouses);
  }

  /** This mapping, where a location is known and feeds no warehouse of the account. */
  public LocationMapping leaveOut(AccountId account, String location) {
    return with(account, location, Set.of());
  }

  /**
   * What each warehouse of an account can show.
   *
   * @param locations what is available in each location; must name all locations that feed a
   *     warehouse, or the warehouse is taken to have nothing from those left out
   * @return by warehouse, for each that is fed by one of the locations; unknown if it is unknown in
   *     one of them
   * @throws UnmappedLocationException if a location is not known to this mapping
   */
  public Map<String, Availability> warehouses(
      AccountId account, Map<String, ? extends Availability> locations) {
    Map<String, Set<String>> mapped = of(account);
    Map<String, List<Availability>> parts = new TreeMap<>();
    for (Map.Entry<String, ? extends Availability> location : new TreeMap<>(locations).entrySet()) {
      Set<String> warehouses = mapped.get(location.getKey());
      if (warehouses == null) {
        throw new UnmappedLocationException(account, location.getKey());
      }
      divide(location.getValue(), warehouses)
          .forEach(
              (warehouse, part) ->
                  parts.computeIfAbsent(warehouse, unused -> new ArrayList<>()).add(part));
    }
    Map<String, Availability> sums = new LinkedHashMap<>();
    parts.forEach((warehouse, available) -> sums.put(warehouse, Availability.sum(available)));
    return sums;
  }

  private static Map<String, Availability> divide(Availability available, Set<String> warehouses) {
    Map<String, Availability> parts = new TreeMap<>();
    int number = 0;
    for (String warehouse : new TreeSet<>(warehouses)) {
      parts.put(warehouse, part(available, number++, warehouses.size()));
    }
    return parts;
  }

  private static Availability part(Availability available, int number, int parts) {
    if (!(available instanceof Availability.Known known)) {
      return available;
    }
    long odd = known.units() % parts;
    return Availability.units(known.units() / parts + (number < odd ? 1 : 0));
  }

  /**
   * Compares the mapping of an account with what there is on both sides.
   *
   * @param locations the host's locations, all of them
   * @param warehouses the shop's warehouses, all of them
   */
  public MappingReport report(
      AccountId account, Collection<String> locations, Collection<String> warehouses) {
    Map<String, Set<String>> mapped = of(account);
    Set<String> fed = new TreeSet<>();
    mapped.values().forEach(fed::addAll);
    return new MappingReport(
        account,
        without(locations, mapped.keySet()),
        without(warehouses, fed),
        without(mapped.keySet(), locations),
        without(fed, warehouses));
  }

  private static Set<String> without(Collection<String> all, Collection<String> known) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(new TreeSet<>(known));
    return rest;
  }

  private Map<String, Set<String>> of(AccountId account) {
    return accounts.getOrDefault(account, Map.of());
  }

  private LocationMapping with(AccountId account, String location, Set<String> warehouses) {
    Map<String, Set<String>> locations = new LinkedHashMap<>(of(account));
    locations.put(location, Set.copyOf(warehouses));
    Map<AccountId, Map<String, Set<String>>> changed = new LinkedHashMap<>(accounts);
    changed.put(account, Map.copyOf(locations));
    return new LocationMapping(Map.copyOf(changed));
  }
}
