package io.shopfleet.authorization;

import io.shopfleet.account.AccountRegistry;
import io.shopfleet.credential.CredentialStore;
import io.shopfleet.stock.OutboundStock;
import io.shopfleet.sync.CheckpointStore;
import io.shopfleet.sync.OrderWatch;
import io.shopfleet.sync.ParkedRecords;
import io.shopfleet.sync.RunStore;
import io.shopfleet.sync.ScheduleStore;
import io.shopfleet.webhook.WebhookInbox;

/** Everything in which a fleet keeps something of an account. */
public record FleetStores(
    AccountRegistry accounts,
    CredentialStore credentials,
    PendingAuthorizations pending,
    CheckpointStore checkpoints,
    RunStore runs,
    OrderWatch watch,
    ParkedRecords parked,
    ScheduleStore schedules,
    OutboundStock stock,
    WebhookInbox inbox) {}
