package io.shopfleet.jdbc;

import io.shopfleet.ShopfleetBuilder;
import io.shopfleet.account.AccountRegistry;
import io.shopfleet.authorization.PendingAuthorizations;
import io.shopfleet.credential.CredentialCipher;
import io.shopfleet.stock.OutboundStock;
import io.shopfleet.sync.CheckpointStore;
import io.shopfleet.sync.OrderWatch;
import io.shopfleet.sync.ParkedRecords;
import io.shopfleet.sync.RunStore;
import io.shopfleet.sync.ScheduleStore;
import io.shopfleet.webhook.WebhookInbox;
import java.time.Clock;
import javax.sql.DataSource;

/**
 * Everything that a fleet remembers, in one database of the host's:
 *
 * <pre>{@code
 * new ShopfleetSchema(dataSource).migrate();
 * Shopfleet fleet =
 *     ShopfleetJdbc.on(dataSource, cipher, Clock.systemUTC())
 *         .into(Shopfleet.builder())
 *         .platform(TikTokShop.platform())
 *         .build();
 * }</pre>
 *
 * <p>The stores hold no state of their own and no connection between calls: several of these on one
 * database, on one node or on many, are as good as one. Safe for concurrent use. Nothing here talks
 * to the database before it is asked.
 */
public final class ShopfleetJdbc {

  private final AccountRegistry accounts;
  private final JdbcCredentialStore credentials;
  private final CheckpointStore checkpoints;
  private final RunStore runs;
  private final OrderWatch orderWatch;
  private final PendingAuthorizations pendingAuthorizations;
  private final ScheduleStore schedules;
  private final ParkedRecords parkedRecords;
  private final OutboundStock outboundStock;
  private final WebhookInbox webhookInbox;
  private final JdbcSinks sinks;

  private ShopfleetJdbc(DataSource dataSource, CredentialCipher cipher, Clock clock) {
    this.accounts = new JdbcAccountRegistry(dataSource, clock);
    this.credentials = new JdbcCredentialStore(dataSource, cipher);
    this.checkpoints = new JdbcCheckpointStore(dataSource);
    this.runs = new JdbcRunStore(dataSource);
    this.orderWatch = new JdbcOrderWatch(dataSource);
    this.pendingAuthorizations = new JdbcPendingAuthorizations(dataSource);
    this.schedules = new JdbcScheduleStore(dataSource);
    this.parkedRecords = new JdbcParkedRecords(dataSource);
    this.outboundStock = new JdbcOutboundStock(dataSource);
    this.webhookInbox = new JdbcWebhookInbox(dataSource);
    this.sinks = JdbcSinks.on(dataSource);
  }

  /**
   * The stores on a database.
   *
   * @param dataSource the host's pool, on a database with Shopfleet's tables
   * @param cipher seals credentials
   * @param clock gives the accounts' instants; the one that the fleet goes by
   */
  public static ShopfleetJdbc on(DataSource dataSource, CredentialCipher cipher, Clock clock) {
    return new ShopfleetJdbc(dataSource, cipher, clock);
  }

  /**
   * Lets a fleet remember everything here. Where the records themselves go is not said by this: to
   * sinks of the host's, or to {@link #sinks}.
   *
   * @return the same builder
   */
  public ShopfleetBuilder into(ShopfleetBuilder builder) {
    return builder
        .accounts(accounts)
        .credentials(credentials)
        .checkpoints(checkpoints)
        .runs(runs)
        .orderWatch(orderWatch)
        .pendingAuthorizations(pendingAuthorizations)
        .schedules(schedules)
        .parkedRecords(parkedRecords)
        .outboundStock(outboundStock)
        .webhookInbox(webhookInbox);
  }

  public AccountRegistry accounts() {
    return accounts;
  }

  /** Credentials; of this type, for whoever seals them anew with another key. */
  public JdbcCredentialStore credentials() {
    return credentials;
  }

  public CheckpointStore checkpoints() {
    return checkpoints;
  }

  public RunStore runs() {
    return runs;
  }

  public OrderWatch orderWatch() {
    return orderWatch;
  }

  public PendingAuthorizations pendingAuthorizations() {
    return pendingAuthorizations;
  }

  public ScheduleStore schedules() {
    return schedules;
  }

  public ParkedRecords parkedRecords() {
    return parkedRecords;
  }

  public OutboundStock outboundStock() {
    return outboundStock;
  }

  public WebhookInbox webhookInbox() {
    return webhookInbox;
  }

  /** Ready sinks for the records, for a host that has no tables of its own for them. */
  public JdbcSinks sinks() {
    return sinks;
  }
}
