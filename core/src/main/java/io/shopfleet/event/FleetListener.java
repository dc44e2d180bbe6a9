package io.shopfleet.event;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Told of everything that happens in the fleet. Called on the thread where it happens, so it must
 * return quickly and be safe for concurrent use; what it throws is logged and goes no further.
 */
@FunctionalInterface
public interface FleetListener {

  /** Hears nothing. */
  FleetListener SILENT = event -> {};

  /**
   * @param event what happened; holds no secret
   */
  void on(FleetEvent event);

  /** A listener that tells this one and then another, also if this one throws. */
  default FleetListener and(FleetListener other) {
    return event -> {
      try {
        on(event);
      } finally {
        other.on(event);
      }
    };
  }

  /** A listener that tells the given one and cannot break its caller. */
  static FleetListener shielded(FleetListener listener) {
    Logger log = LoggerFactory.getLogger(FleetListener.class);
    return event -> {
      try {
        listener.on(event);
      } catch (RuntimeException e) {
        // The host's own listener failed: nobody else would tell it.
        log.warn("A fleet listener failed on {}", event.getClass().getSimpleName(), e);
      }
    };
  }
}
