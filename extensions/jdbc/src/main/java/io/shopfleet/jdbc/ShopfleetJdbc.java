package io.shopfleet.jdbc;

import io.shopfleet.ShopfleetBuilder;
import io.shopfleet.account.AccountRegistry;
import io.shopfleet.authorization.PendingAuthorizations;
import io.shopfleet.credential.CredentialCipher;
import io.shopfleet.sync.CheckpointStore;
import io.shopfleet.sync.OrderWatch;
import io.shopfleet.sync.RunStore;
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

  private ShopfleetJdbc(DataSource dataSource, CredentialCipher cipher, Clock clock) {
    this.accounts = new JdbcAccountRegistry(dataSource, clock);
    this.credentials = new JdbcCredentialStore(dataSource, cipher);
    this.checkpoints = new JdbcCheckpointStore(dataSource);
    this.runs = new JdbcRunStore(dataSource);
    this.orderWatch = new JdbcOrderWatch(dataSource);
    this.pendingAuthorizations = new JdbcPendingAuthorizations(dataSource);
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
   * Lets a fleet remember everything here.
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
        .pendingAuthorizations(pendingAuthorizations);
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
}
