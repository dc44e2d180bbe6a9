package io.shopfleet.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import io.shopfleet.account.AccountId;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class LocationMappingTest {

  private static final AccountId SHOP = new AccountId("shop");
  private static final AccountId OTHER = new AccountId("other");

  @Test
  void locationsOfOneWarehouse_areAddedUp() {
    LocationMapping mapping =
        LocationMapping.none()
            .feed(SHOP, "JKT", "W1")
            .feed(SHOP, "BDG", "W1")
            .feed(SHOP, "SBY", "W2");

    assertThat(mapping.warehouses(SHOP, Map.of("JKT", units(3), "BDG", units(4), "SBY", units(5))))
        .containsExactly(entry("W1", units(7)), entry("W2", units(5)));
  }

  @Test
  void unmappedLocation_isAnErrorThatSaysWhatToDo() {
    LocationMapping mapping =
        LocationMapping.none().feed(SHOP, "JKT", "W1").feed(OTHER, "BDG", "W1");

    assertThatExceptionOfType(UnmappedLocationException.class)
        .isThrownBy(() -> mapping.warehouses(SHOP, Map.of("JKT", units(3), "BDG", units(0))))
        .satisfies(
            failure -> {
              assertThat(failure.account()).isEqualTo(SHOP);
              assertThat(failure.location()).isEqualTo("BDG");
              assertThat(failure).hasMessageContaining("shop").hasMessageContaining("map it");
            });
  }

  @Test
  void idsThatDifferInCase_areDifferent() {
    LocationMapping mapping = LocationMapping.none().feed(SHOP, "jkt", "W1");

    assertThatExceptionOfType(UnmappedLocationException.class)
        .isThrownBy(() -> mapping.warehouses(SHOP, Map.of("JKT", units(3))));
  }

  @Test
  void locationLeftOut_feedsNothing() {
    LocationMapping mapping =
        LocationMapping.none().feed(SHOP, "JKT", "W1").leaveOut(SHOP, "RETURNS");

    assertThat(mapping.warehouses(SHOP, Map.of("JKT", units(3), "RETURNS", units(9))))
        .containsExactly(entry("W1", units(3)));
  }

  @Test
  void unknownInOneLocation_makesItsWarehouseUnknownAndNoOther() {
    Availability unknown = Availability.unknown("count under way");
    LocationMapping mapping =
        LocationMapping.none()
            .feed(SHOP, "JKT", "W1")
            .feed(SHOP, "BDG", "W1")
            .feed(SHOP, "SBY", "W2");

    assertThat(mapping.warehouses(SHOP, Map.of("JKT", units(3), "BDG", unknown, "SBY", units(5))))
        .containsExactly(entry("W1", unknown), entry("W2", units(5)));
  }

  @Test
  void locationOfSeveralWarehouses_isDividedAndTheOddUnitsGoToTheFirst() {
    LocationMapping mapping =
        LocationMapping.none()
            .feed(SHOP, "JKT", "W3")
            .feed(SHOP, "JKT", "W1")
            .feed(SHOP, "JKT", "W2");

    assertThat(mapping.warehouses(SHOP, Map.of("JKT", units(11))))
        .containsExactly(entry("W1", units(4)), entry("W2", units(4)), entry("W3", units(3)));
  }

  @Property
  void anyNumbers_noUnitIsLostOrShownTwice(
      @ForAll @LongRange(min = 0, max = 1_000_000) long jakarta,
      @ForAll @LongRange(min = 0, max = 1_000_000) long bandung) {
    LocationMapping mapping =
        LocationMapping.none()
            .feed(SHOP, "JKT", "W1")
            .feed(SHOP, "JKT", "W2")
            .feed(SHOP, "JKT", "W3")
            .feed(SHOP, "BDG", "W2")
            .feed(SHOP, "BDG", "W4");

    Map<String, Availability> shown =
        mapping.warehouses(SHOP, Map.of("JKT", units(jakarta), "BDG", units(bandung)));

    assertThat(Availability.sum(shown.values())).isEqualTo(units(jakarta + bandung));
  }

  @Test
  void report_namesWhatIsMissingOrWrongOnEitherSide() {
    LocationMapping mapping =
        LocationMapping.none()
            .feed(SHOP, "JKT", "W1")
            .feed(SHOP, "GONE", "W9")
            .leaveOut(SHOP, "RETURNS");

    MappingReport report =
        mapping.report(SHOP, List.of("JKT", "BDG", "RETURNS"), List.of("W1", "W2"));

    assertThat(report.unmappedLocations()).containsExactly("BDG");
    assertThat(report.unfedWarehouses()).containsExactly("W2");
    assertThat(report.unknownLocations()).containsExactly("GONE");
    assertThat(report.unknownWarehouses()).containsExactly("W9");
    assertThat(report.complete()).isFalse();
  }

  @Test
  void everythingMapped_isComplete() {
    LocationMapping mapping =
        LocationMapping.none().feed(SHOP, "JKT", "W1").leaveOut(SHOP, "RETURNS");

    assertThat(mapping.report(SHOP, List.of("JKT", "RETURNS"), List.of("W1")).complete()).isTrue();
  }

  private static Availability.Known units(long units) {
    return Availability.units(units);
  }
}
