package io.shopfleet.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.shopfleet.account.AccountId;
import io.shopfleet.stock.Allocation.Origin;
import io.shopfleet.stock.Allocation.Share;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllocationPolicyTest {

  private static final String ITEM = "kemeja-m";
  private static final AccountId A = new AccountId("a");
  private static final AccountId B = new AccountId("b");
  private static final AccountId C = new AccountId("c");

  @Test
  void rules_moreSpecificOnesHold() {
    AllocationPolicy policy =
        AllocationPolicy.of(AllocationRule.share(10))
            .account(A, AllocationRule.share(20))
            .account(B, AllocationRule.share(20))
            .item(ITEM, AllocationRule.share(30))
            .item(A, ITEM, AllocationRule.share(40));

    assertThat(origins(policy, ITEM, A, B, C))
        .containsExactly(Origin.ITEM_IN_ACCOUNT, Origin.ITEM, Origin.ITEM);
    assertThat(origins(policy, "another", A, B, C))
        .containsExactly(Origin.ACCOUNT, Origin.ACCOUNT, Origin.DEFAULT);
    assertThat(shown(policy.allocate(ITEM, Availability.units(100), List.of(A, B, C))))
        .containsExactly(40L, 30L, 30L);
  }

  @ParameterizedTest
  @CsvSource({
    // available, buffer, stopBelow, percent, offset, least, most, shown
    "100, 0, 0, 33.4, 0, 0, 1000, 33",
    "100, 10, 0, 50, 0, 0, 1000, 45",
    "100, 0, 0, 50, 7, 0, 1000, 57",
    "100, 0, 0, 50, -7, 0, 1000, 43",
    "100, 0, 0, 50, -51, 0, 1000, 0",
    "100, 0, 0, 50, 0, 60, 1000, 60",
    "100, 0, 0, 50, 0, 0, 40, 40",
    "100, 0, 0, 50, 60, 0, 1000, 100",
    "5, 0, 0, 50, 0, 9, 1000, 5",
    "5, 0, 6, 100, 0, 3, 1000, 0",
    "6, 0, 6, 100, 0, 3, 1000, 6",
    "7, 2, 6, 100, 0, 3, 1000, 0",
    "3, 4, 0, 100, 0, 3, 1000, 0",
    "9223372036854775807, 0, 0, 100, 9223372036854775807, 0, 9223372036854775807,"
        + " 9223372036854775807",
    "9223372036854775807, 0, 0, 99.99, -9223372036854775808, 0, 9223372036854775807, 0"
  })
  void oneAccount_isShownWhatItsRuleGives(
      long available,
      long buffer,
      long stopBelow,
      BigDecimal percent,
      long offset,
      long least,
      long most,
      long expected) {
    AllocationRule rule = new AllocationRule(buffer, stopBelow, percent, offset, least, most);

    Allocation allocation =
        AllocationPolicy.of(rule).allocate(ITEM, Availability.units(available), List.of(A));

    assertThat(shown(allocation)).containsExactly(expected);
    assertThat(allocation.unshown()).isEqualTo(available - expected);
  }

  @Test
  void moreWantedThanThereIs_isDividedInProportionAndRoundedDown() {
    AllocationPolicy policy =
        AllocationPolicy.of(AllocationRule.ALL).account(C, AllocationRule.share(50));

    Allocation allocation = policy.allocate(ITEM, Availability.units(11), List.of(A, B, C));

    assertThat(allocation.shares()).extracting(Share::wanted).containsExactly(11L, 11L, 5L);
    assertThat(shown(allocation)).containsExactly(4L, 4L, 2L);
    assertThat(allocation.unshown()).isEqualTo(1);
  }

  @Test
  void lastUnits_goToTheAccountNamedForThem() {
    AllocationPolicy policy = AllocationPolicy.of(AllocationRule.ALL);

    Allocation nobody = policy.allocate(ITEM, Availability.units(2), List.of(A, B, C));
    Allocation named = policy.lastUnits(B).allocate(ITEM, Availability.units(2), List.of(A, B, C));

    assertThat(shown(nobody)).containsExactly(0L, 0L, 0L);
    assertThat(shown(named)).containsExactly(0L, 2L, 0L);
  }

  @Test
  void lastUnits_areNoMoreThanTheAccountWants() {
    AllocationPolicy policy =
        AllocationPolicy.of(AllocationRule.ALL)
            .account(B, AllocationRule.ALL.between(0, 1))
            .lastUnits(B);

    assertThat(shown(policy.allocate(ITEM, Availability.units(2), List.of(A, B, C))))
        .containsExactly(0L, 1L, 0L);
  }

  @Test
  void enoughForAll_givesLastUnitsToNobody() {
    AllocationPolicy policy = AllocationPolicy.of(AllocationRule.share(30)).lastUnits(A);

    assertThat(shown(policy.allocate(ITEM, Availability.units(10), List.of(A, B, C))))
        .containsExactly(3L, 3L, 3L);
  }

  @Property
  void anyRules_togetherNeverMoreThanThereIs(
      @ForAll @LongRange(min = 0) long available,
      @ForAll("rules") @Size(max = 8) List<AllocationRule> rules,
      @ForAll boolean named) {
    AllocationPolicy policy = policy(rules, named);

    Allocation allocation = policy.allocate(ITEM, Availability.units(available), ids(rules));

    BigInteger sum =
        shown(allocation).stream()
            .map(BigInteger::valueOf)
            .reduce(BigInteger.ZERO, BigInteger::add);
    assertThat(sum).isLessThanOrEqualTo(BigInteger.valueOf(available));
    assertThat(allocation.shares())
        .allSatisfy(
            share ->
                assertThat(share.shown())
                    .isBetween(0L, Math.min(share.wanted(), share.rule().most())));
  }

  @Property
  void orderOfTheAccounts_changesNothing(
      @ForAll @LongRange(min = 0, max = 500) long available,
      @ForAll("rules") @Size(max = 8) List<AllocationRule> rules,
      @ForAll long seed) {
    AllocationPolicy policy = policy(rules, true);
    List<AccountId> shuffled = new ArrayList<>(ids(rules));
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(policy.allocate(ITEM, Availability.units(available), shuffled))
        .isEqualTo(policy.allocate(ITEM, Availability.units(available), ids(rules)));
  }

  @Test
  void explanation_tellsEveryStep() {
    AllocationPolicy policy =
        AllocationPolicy.of(AllocationRule.ALL)
            .account(A, AllocationRule.share(40).buffer(5).offset(2).between(1, 30))
            .item(B, ITEM, AllocationRule.ALL.stopBelow(90));

    Allocation allocation = policy.allocate(ITEM, Availability.units(85), List.of(B, A));

    assertThat(allocation.of(A))
        .contains(
            new Share(
                A,
                AllocationRule.share(40).buffer(5).offset(2).between(1, 30),
                Origin.ACCOUNT,
                80,
                false,
                32,
                30,
                30));
    assertThat(allocation.of(C)).isEmpty();
    assertThat(allocation.explanation())
        .isEqualTo(
            """
            kemeja-m: 85 available
            a by the rule of the account: 80 left after a buffer of 5, 40 % of it 32, \
            with offset and bounds 30, shown 30
            b by the rule of the item in this account: 85 left after a buffer of 0, \
            fewer than 90, so 0 shown
            55 shown by nobody""");
  }

  @Test
  void numbersOutOfTheirRange_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> AllocationRule.share(101));
    assertThatIllegalArgumentException().isThrownBy(() -> AllocationRule.share(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> AllocationRule.ALL.buffer(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> AllocationRule.ALL.stopBelow(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> AllocationRule.ALL.between(-1, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> AllocationRule.ALL.between(6, 5));
  }

  @Provide
  Arbitrary<List<AllocationRule>> rules() {
    Arbitrary<Long> units =
        Arbitraries.oneOf(Arbitraries.longs().between(0, 50), Arbitraries.just(Long.MAX_VALUE));
    Arbitrary<BigDecimal> percents =
        Arbitraries.bigDecimals().between(BigDecimal.ZERO, BigDecimal.valueOf(100)).ofScale(2);
    return Combinators.combine(units, units, percents, Arbitraries.longs(), units, units)
        .as(
            (buffer, stop, percent, offset, one, other) ->
                new AllocationRule(
                    buffer, stop, percent, offset, Math.min(one, other), Math.max(one, other)))
        .list();
  }

  private static AllocationPolicy policy(List<AllocationRule> rules, boolean named) {
    AllocationPolicy policy = AllocationPolicy.of(AllocationRule.NOTHING);
    for (int i = 0; i < rules.size(); i++) {
      policy = policy.account(ids(rules).get(i), rules.get(i));
    }
    return named && !rules.isEmpty() ? policy.lastUnits(ids(rules).get(0)) : policy;
  }

  private static List<AccountId> ids(List<AllocationRule> rules) {
    List<AccountId> ids = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      ids.add(new AccountId("account-" + i));
    }
    return ids;
  }

  private static List<Origin> origins(AllocationPolicy policy, String item, AccountId... accounts) {
    return policy.allocate(item, Availability.units(100), List.of(accounts)).shares().stream()
        .map(Share::origin)
        .toList();
  }

  private static List<Long> shown(Allocation allocation) {
    return List.copyOf(allocation.shown().values());
  }
}
