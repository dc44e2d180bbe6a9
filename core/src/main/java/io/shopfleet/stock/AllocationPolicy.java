package io.shopfleet.stock;

import io.shopfleet.account.AccountId;
import io.shopfleet.stock.Allocation.Origin;
import io.shopfleet.stock.Allocation.Share;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Divides what is available of an item among the accounts that sell it. The rule for an account is
 * the one made for the item in this account, else for the item, else for the account, else the
 * default. If the accounts together want more than there is, each gets its part of it in
 * proportion, rounded down; what the rounding leaves goes to the account named for last units, if
 * one is, as far as it wants it, and else is shown by nobody. The same numbers always give the same
 * division. Immutable.
 */
public final class AllocationPolicy {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final AllocationRule standard;
  private final Map<AccountId, AllocationRule> ofAccounts;
  private final Map<String, AllocationRule> ofItems;
  private final Map<ItemInAccount, AllocationRule> ofItemsInAccounts;
  private final @Nullable AccountId lastUnits;

  private record ItemInAccount(AccountId account, String item) {}

  private record Found(AllocationRule rule, Origin origin) {}

  private AllocationPolicy(
      AllocationRule standard,
      Map<AccountId, AllocationRule> ofAccounts,
      Map<String, AllocationRule> ofItems,
      Map<ItemInAccount, AllocationRule> ofItemsInAccounts,
      @Nullable AccountId lastUnits) {
    this.standard = standard;
    this.ofAccounts = Map.copyOf(ofAccounts);
    this.ofItems = Map.copyOf(ofItems);
    this.ofItemsInAccounts = Map.copyOf(ofItemsInAccounts);
    this.lastUnits = lastUnits;
  }

  /** A policy with one rule for everything. */
  public static AllocationPolicy of(AllocationRule standard) {
    return new AllocationPolicy(standard, Map.of(), Map.of(), Map.of(), null);
  }

  /** This policy with a rule for all items of an account. */
  public AllocationPolicy account(AccountId account, AllocationRule rule) {
    return new AllocationPolicy(
        standard, with(ofAccounts, account, rule), ofItems, ofItemsInAccounts, lastUnits);
  }

  /** This policy with a rule for an item in all accounts. */
  public AllocationPolicy item(String item, AllocationRule rule) {
    return new AllocationPolicy(
        standard, ofAccounts, with(ofItems, item, rule), ofItemsInAccounts, lastUnits);
  }

  /** This policy with a rule for an item in one account. */
  public AllocationPolicy item(AccountId account, String item, AllocationRule rule) {
    ItemInAccount key = new ItemInAccount(account, item);
    return new AllocationPolicy(
        standard, ofAccounts, ofItems, with(ofItemsInAccounts, key, rule), lastUnits);
  }

  /** This policy with an account that gets what rounding leaves when there is too little. */
  public AllocationPolicy lastUnits(AccountId account) {
    return new AllocationPolicy(standard, ofAccounts, ofItems, ofItemsInAccounts, account);
  }

  /**
   * Divides an item, and tells how. Nothing is written anywhere, so it is a simulation, too.
   *
   * @param item the host's id of the item
   * @param available what there is of it
   * @param accounts all accounts that sell it; one that is left out is not counted, whatever it
   *     shows
   */
  public Allocation allocate(
      String item, Availability.Known available, Collection<AccountId> accounts) {
    List<Share> wanted = new ArrayList<>();
    for (AccountId account : sorted(accounts)) {
      wanted.add(wanted(account, rule(account, item), available.units()));
    }
    return new Allocation(item, available.units(), fitted(wanted, available.units()));
  }

  private Found rule(AccountId account, String item) {
    AllocationRule inAccount = ofItemsInAccounts.get(new ItemInAccount(account, item));
    if (inAccount != null) {
      return new Found(inAccount, Origin.ITEM_IN_ACCOUNT);
    }
    AllocationRule ofItem = ofItems.get(item);
    if (ofItem != null) {
      return new Found(ofItem, Origin.ITEM);
    }
    AllocationRule ofAccount = ofAccounts.get(account);
    return ofAccount != null
        ? new Found(ofAccount, Origin.ACCOUNT)
        : new Found(standard, Origin.DEFAULT);
  }

  private static Share wanted(AccountId account, Found found, long available) {
    AllocationRule rule = found.rule();
    long afterBuffer = Math.max(0, available - rule.buffer());
    boolean stopped = afterBuffer < rule.stopBelow();
    long share = stopped ? 0 : share(afterBuffer, rule.percent());
    long wanted = stopped ? 0 : bounded(share, afterBuffer, rule);
    return new Share(account, rule, found.origin(), afterBuffer, stopped, share, wanted, wanted);
  }

  private static long share(long units, BigDecimal percent) {
    return BigDecimal.valueOf(units)
        .multiply(percent)
        .divide(HUNDRED, 0, RoundingMode.FLOOR)
        .longValueExact();
  }

  private static long bounded(long share, long afterBuffer, AllocationRule rule) {
    // A share is never negative, so only a positive offset can leave the range of long.
    long shifted = rule.offset() > Long.MAX_VALUE - share ? Long.MAX_VALUE : share + rule.offset();
    long within = Math.min(Math.max(shifted, rule.least()), rule.most());
    return Math.min(within, afterBuffer);
  }

  private List<Share> fitted(List<Share> wanted, long available) {
    BigInteger total =
        wanted.stream()
            .map(share -> BigInteger.valueOf(share.wanted()))
            .reduce(BigInteger.ZERO, BigInteger::add);
    if (total.compareTo(BigInteger.valueOf(available)) <= 0) {
      return wanted;
    }
    List<Share> fitted = new ArrayList<>();
    long left = available;
    for (Share share : wanted) {
      Share part = share.showing(part(share.wanted(), available, total));
      left -= part.shown();
      fitted.add(part);
    }
    long rest = left;
    fitted.replaceAll(share -> share.account().equals(lastUnits) ? topped(share, rest) : share);
    return fitted;
  }

  private static long part(long wanted, long available, BigInteger total) {
    return BigInteger.valueOf(wanted)
        .multiply(BigInteger.valueOf(available))
        .divide(total)
        .longValueExact();
  }

  private static Share topped(Share share, long rest) {
    return share.showing(Math.min(share.wanted(), share.shown() + rest));
  }

  private static Collection<AccountId> sorted(Collection<AccountId> accounts) {
    TreeSet<AccountId> sorted = new TreeSet<>(Comparator.comparing(AccountId::value));
    sorted.addAll(accounts);
    return sorted;
  }

  private static <K> Map<K, AllocationRule> with(
      Map<K, AllocationRule> rules, K key, AllocationRule rule) {
    Map<K, AllocationRule> more = new HashMap<>(rules);
    more.put(key, rule);
    return more;
  }
}
