package io.shopfleet.sync;

/** Makes the engine of a fleet. Called once, while the fleet is built. */
@FunctionalInterface
public interface SyncEngineFactory {

  SyncEngine create(EngineParts parts);
}
