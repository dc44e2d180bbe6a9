package io.shopfleet;

import io.shopfleet.account.AccountRegistry;
import io.shopfleet.authorization.FleetStores;
import io.shopfleet.authorization.PendingAuthorizations;
import io.shopfleet.credential.CredentialStore;
import io.shopfleet.internal.memory.InMemoryAccountRegistry;
import io.shopfleet.internal.memory.InMemoryCheckpointStore;
import io.shopfleet.internal.memory.InMemoryCredentialStore;
import io.shopfleet.internal.memory.InMemoryOrderWatch;
import io.shopfleet.internal.memory.InMemoryOutboundStock;
import io.shopfleet.internal.memory.InMemoryParkedRecords;
import io.shopfleet.internal.memory.InMemoryPendingAuthorizations;
import io.shopfleet.internal.memory.InMemoryRunStore;
import io.shopfleet.internal.memory.InMemoryScheduleStore;
import io.shopfleet.internal.memory.InMemoryWebhookInbox;
import io.shopfleet.stock.OutboundStock;
import io.shopfleet.sync.CheckpointStore;
import io.shopfleet.sync.OrderWatch;
import io.shopfleet.sync.ParkedRecords;
import io.shopfleet.sync.RunStore;
import io.shopfleet.sync.ScheduleStore;
import io.shopfleet.webhook.WebhookInbox;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The stores that the host brings; what it does not bring is kept in memory. */
final class HostStores {

  @Nullable AccountRegistry accounts;
  @Nullable CredentialStore credentials;
  @Nullable PendingAuthorizations pending;
  @Nullable CheckpointStore checkpoints;
  @Nullable RunStore runs;
  @Nullable OrderWatch watch;
  @Nullable ParkedRecords parked;
  @Nullable ScheduleStore schedules;
  @Nullable OutboundStock outbound;
  @Nullable WebhookInbox inbox;

  FleetStores orInMemory(Clock clock) {
    return new FleetStores(
        accounts != null ? accounts : new InMemoryAccountRegistry(clock),
        credentials != null ? credentials : new InMemoryCredentialStore(),
        pending != null ? pending : new InMemoryPendingAuthorizations(),
        checkpoints != null ? checkpoints : new InMemoryCheckpointStore(),
        runs != null ? runs : new InMemoryRunStore(),
        watch != null ? watch : new InMemoryOrderWatch(),
        parked != null ? parked : new InMemoryParkedRecords(),
        schedules != null ? schedules : new InMemoryScheduleStore(),
        outbound != null ? outbound : new InMemoryOutboundStock(),
        inbox != null ? inbox : new InMemoryWebhookInbox());
  }
}
