package io.shopfleet.sync;

import io.shopfleet.event.FleetEvent;
import io.shopfleet.event.FleetListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what happened. */
final class RecordingListener implements FleetListener {

  private final List<FleetEvent> events = new CopyOnWriteArrayList<>();

  @Override
  public void on(FleetEvent event) {
    events.add(event);
  }

  List<FleetEvent> events() {
    return List.copyOf(events);
  }

  <E extends FleetEvent> List<E> events(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
