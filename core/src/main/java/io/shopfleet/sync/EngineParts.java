package io.shopfleet.sync;

import io.shopfleet.account.AccountRegistry;
import io.shopfleet.account.PlatformId;
import io.shopfleet.event.FleetListener;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * What an engine is made of. It decides when and where; everything else is in here.
 *
 * @param accounts the accounts
 * @param runner runs one of them
 * @param schedules when each is to run
 * @param chores what a node does beside the runs
 * @param listener is told of everything
 * @param clock the time the fleet goes by
 * @param executor runs accounts and chores; each blocks one of its threads
 * @param bound how many accounts of one platform run at a time on a node, from 1; the platforms do
 *     not share it, so that a slow one keeps no other waiting
 * @param platforms the platforms that this node knows; accounts of others are left to nodes that
 *     know them
 */
public record EngineParts(
    AccountRegistry accounts,
    AccountRunner runner,
    AccountSchedules schedules,
    List<Chore> chores,
    FleetListener listener,
    Clock clock,
    Executor executor,
    int bound,
    Set<PlatformId> platforms) {

  public EngineParts {
    chores = List.copyOf(chores);
    platforms = Set.copyOf(platforms);
  }
}
