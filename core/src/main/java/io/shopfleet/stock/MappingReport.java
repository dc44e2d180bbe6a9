package io.shopfleet.stock;

import io.shopfleet.account.AccountId;
import java.util.Set;

/**
 * What is missing or wrong in the mapping of one account.
 *
 * @param account whose mapping it is
 * @param unmappedLocations locations of the host that the mapping does not know; publishing their
 *     stock fails
 * @param unfedWarehouses warehouses of the shop that no location feeds; their stock is never
 *     written
 * @param unknownLocations locations in the mapping that the host does not have
 * @param unknownWarehouses warehouses in the mapping that the shop does not have; writing to them
 *     will be refused
 */
public record MappingReport(
    AccountId account,
    Set<String> unmappedLocations,
    Set<String> unfedWarehouses,
    Set<String> unknownLocations,
    Set<String> unknownWarehouses) {

  public MappingReport {
    unmappedLocations = Set.copyOf(unmappedLocations);
    unfedWarehouses = Set.copyOf(unfedWarehouses);
    unknownLocations = Set.copyOf(unknownLocations);
    unknownWarehouses = Set.copyOf(unknownWarehouses);
  }

  /** Whether nothing is missing and nothing is wrong. */
  public boolean complete() {
    return unmappedLocations.isEmpty()
        && unfedWarehouses.isEmpty()
        && unknownLocations.isEmpty()
        && unknownWarehouses.isEmpty();
  }
}
