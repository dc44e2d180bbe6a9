package io.shopfleet.jdbc.adoption;

import io.shopfleet.account.AccountId;
import java.util.List;

/**
 * What an adoption did, or would do. Holds no secret.
 *
 * @param found what stood in the database before
 * @param statements the SQL that converted its tables, or would; empty if they are converted
 * @param adopted accounts that became, or would become, accounts of the fleet
 * @param refused accounts that stay as they are, each with its reason; a later run tries again
 * @param notes what an operator should know of accounts that were adopted
 * @param warnings what concerns the database as a whole
 */
public record AdoptionReport(
    Found found,
    List<String> statements,
    List<AccountId> adopted,
    List<Remark> refused,
    List<Remark> notes,
    List<String> warnings) {

  public AdoptionReport {
    statements = List.copyOf(statements);
    adopted = List.copyOf(adopted);
    refused = List.copyOf(refused);
    notes = List.copyOf(notes);
    warnings = List.copyOf(warnings);
  }

  /** What stands in a database under the name of {@code integration_accounts}. */
  public enum Found {
    /** No such table. */
    NOTHING,
    /** A table built by hand, with numbers as ids. */
    NUMBERED,
    /** A table built by hand, with UUIDs as ids. */
    UUIDS,
    /** Shopfleet's own table. */
    SHOPFLEETS
  }

  /**
   * A word about one account.
   *
   * @param account its id, as text
   * @param name as operators know it
   * @param text what there is to say, without secrets
   */
  public record Remark(AccountId account, String name, String text) {}

  /** Whether every account is adopted. */
  public boolean complete() {
    return refused.isEmpty();
  }
}
