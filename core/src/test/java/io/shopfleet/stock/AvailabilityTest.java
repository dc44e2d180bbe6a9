package io.shopfleet.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvailabilityTest {

  @ParameterizedTest
  @CsvSource({
    "10, 3, 2, 5",
    "10, 8, 1, 1",
    "10, 8, 2, 0",
    "10, 8, 3, 0",
    "0, 0, 0, 0",
    "-4, 0, 0, 0",
    "9223372036854775807, 0, 0, 9223372036854775807",
    "9223372036854775807, 9223372036854775807, 9223372036854775807, 0",
    "-9223372036854775808, 9223372036854775807, 9223372036854775807, 0"
  })
  void wholeUnits_areSubtractedDownToZero(long onHand, long reserved, long buffer, long expected) {
    assertThat(Availability.of(onHand, reserved, buffer).units()).isEqualTo(expected);
  }

  @Property
  void anyNumbers_neverNegativeAndNeverMoreThanIsLeft(
      @ForAll long onHand,
      @ForAll @LongRange(min = 0) long reserved,
      @ForAll @LongRange(min = 0) long buffer) {
    BigInteger left =
        BigInteger.valueOf(onHand)
            .subtract(BigInteger.valueOf(reserved))
            .subtract(BigInteger.valueOf(buffer));

    long units = Availability.of(onHand, reserved, buffer).units();

    assertThat(BigInteger.valueOf(units)).isEqualTo(left.max(BigInteger.ZERO));
  }

  @ParameterizedTest
  @CsvSource({"5.99, 0, 0, 5", "6, 0.01, 0, 5", "1.5, 0.5, 0.01, 0", "0.2, 0.5, 0, 0"})
  void fractions_areRoundedDownAtTheEnd(
      BigDecimal onHand, BigDecimal reserved, BigDecimal buffer, long expected) {
    assertThat(Availability.of(onHand, reserved, buffer).units()).isEqualTo(expected);
  }

  @Test
  void moreThanALongHolds_isTheMostItHolds() {
    BigDecimal huge = new BigDecimal("1e30");

    assertThat(Availability.of(huge, BigDecimal.ZERO, BigDecimal.ZERO).units())
        .isEqualTo(Long.MAX_VALUE);
    assertThat(Availability.sum(List.of(Availability.units(Long.MAX_VALUE), Availability.units(1))))
        .isEqualTo(Availability.units(Long.MAX_VALUE));
  }

  @Test
  void negativeReservedOrBuffer_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Availability.of(5, -1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> Availability.of(5, 0, -1));
    assertThatIllegalArgumentException().isThrownBy(() -> Availability.units(-1));
  }

  @Test
  void onePlaceUnknown_makesTheSumUnknown() {
    Availability unknown = Availability.unknown("count under way");

    assertThat(Availability.sum(List.of(Availability.units(3), unknown))).isEqualTo(unknown);
    assertThat(Availability.sum(List.of(Availability.units(3), Availability.units(4))))
        .isEqualTo(Availability.units(7));
    assertThat(Availability.sum(List.of())).isEqualTo(Availability.units(0));
  }
}
