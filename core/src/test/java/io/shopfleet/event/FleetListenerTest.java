package io.shopfleet.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.shopfleet.account.AccountId;
import io.shopfleet.platform.ManualClock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is told, and who cannot break whom. */
class FleetListenerTest {

  private static final FleetEvent EVENT =
      new FleetEvent.AccountRegistered(ManualClock.START, new AccountId("a"));

  private final List<String> told = new ArrayList<>();

  @Test
  void twoListeners_areToldInOrder() {
    FleetListener first = event -> told.add("first");

    first.and(event -> told.add("second")).on(EVENT);

    assertThat(told).containsExactly("first", "second");
  }

  @Test
  void shieldedListenerThrows_othersAreToldAndTheCallerGoesOn() {
    FleetListener broken =
        event -> {
          throw new IllegalStateException("the host's dashboard is down");
        };
    FleetListener both = FleetListener.shielded(broken).and(event -> told.add("second"));

    assertThatCode(() -> both.on(EVENT)).doesNotThrowAnyException();

    assertThat(told).containsExactly("second");
  }

  @Test
  void shieldedListener_hearsTheEventItself() {
    List<FleetEvent> heard = new ArrayList<>();

    FleetListener.shielded(heard::add).on(EVENT);

    assertThat(heard).containsExactly(EVENT);
  }
}
