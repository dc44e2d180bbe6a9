package io.shopfleet;

import io.shopfleet.event.FleetEvent;
import io.shopfleet.event.FleetListener;
import io.shopfleet.sync.SyncEngine;

/** Wakes an account that was connected anew: what failed before says nothing about it now. */
record Alarm(SyncEngine engine) implements FleetListener {

  @Override
  public void on(FleetEvent event) {
    if (event instanceof FleetEvent.AccountConnected connected) {
      engine.wake(connected.account());
    }
  }
}
