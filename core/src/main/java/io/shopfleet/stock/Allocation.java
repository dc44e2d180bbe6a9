package io.shopfleet.stock;

import io.shopfleet.account.AccountId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How one item is divided among accounts, and why. What the accounts show together is never more
 * than what is available.
 *
 * @param item the host's id of the item
 * @param available units that could be shown, from 0
 * @param shares one for each account, in the order of the accounts' ids
 */
public record Allocation(String item, long available, List<Share> shares) {

  public Allocation {
    shares = List.copyOf(shares);
  }

  /** Where a rule was found. */
  public enum Origin {
    /** Made for the item in this account. */
    ITEM_IN_ACCOUNT,
    /** Made for the item, for all accounts. */
    ITEM,
    /** Made for the account, for all items. */
    ACCOUNT,
    /** The rule of all that have no other. */
    DEFAULT
  }

  /**
   * What one account shows, step by step. Each number follows from the one before it.
   *
   * @param rule the rule that holds
   * @param origin where it was found
   * @param afterBuffer units left after the rule's buffer
   * @param stopped whether these are too few, so that nothing is shown
   * @param share the rule's percentage of them, rounded down; 0 if stopped
   * @param wanted the share with offset and bounds; never more than {@code afterBuffer}
   * @param shown what is left of it when all accounts together want more than there is
   */
  public record Share(
      AccountId account,
      AllocationRule rule,
      Origin origin,
      long afterBuffer,
      boolean stopped,
      long share,
      long wanted,
      long shown) {

    Share showing(long units) {
      return new Share(account, rule, origin, afterBuffer, stopped, share, wanted, units);
    }

    /** The steps in a sentence, for people. */
    public String explanation() {
      String found = account + " by the rule of " + word(origin) + ": ";
      String left = afterBuffer + " left after a buffer of " + rule.buffer();
      if (stopped) {
        return found + left + ", fewer than " + rule.stopBelow() + ", so 0 shown";
      }
      return found
          + left
          + ", "
          + rule.percent().stripTrailingZeros().toPlainString()
          + " % of it "
          + share
          + ", with offset and bounds "
          + wanted
          + ", shown "
          + shown;
    }

    private static String word(Origin origin) {
      return switch (origin) {
        case ITEM_IN_ACCOUNT -> "the item in this account";
        case ITEM -> "the item";
        case ACCOUNT -> "the account";
        case DEFAULT -> "all";
      };
    }
  }

  /** What each account shows. */
  public Map<AccountId, Long> shown() {
    Map<AccountId, Long> shown = new LinkedHashMap<>();
    shares.forEach(share -> shown.put(share.account(), share.shown()));
    return shown;
  }

  /** What one account shows; empty if it is not among the accounts. */
  public Optional<Share> of(AccountId account) {
    return shares.stream().filter(share -> share.account().equals(account)).findFirst();
  }

  /** Units that no account shows. */
  public long unshown() {
    return available - shares.stream().mapToLong(Share::shown).sum();
  }

  /** The whole division for people, a line for each account. */
  public String explanation() {
    return shares.stream()
        .map(Share::explanation)
        .collect(
            Collectors.joining(
                "\n",
                item + ": " + available + " available\n",
                "\n" + unshown() + " shown by nobody"));
  }
}
