package io.shopfleet.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountBuilder;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.AccountPage;
import io.shopfleet.account.AccountQuery;
import io.shopfleet.account.AccountRegistry;
import io.shopfleet.account.CredentialId;
import io.shopfleet.account.PlatformId;
import io.shopfleet.account.RegionCode;
import io.shopfleet.account.Settings;
import io.shopfleet.account.ShopId;
import io.shopfleet.account.StaleAccountException;
import io.shopfleet.account.TenantId;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;

/** Two nodes on one storage, and the words that the tests of registries share. */
public abstract class AccountRegistryFixture {

  static final PlatformId PLATFORM = new PlatformId("contract-market");

  final String run = UUID.randomUUID().toString();
  final TenantId tenant = new TenantId("tenant-" + run);
  AccountRegistry here;
  AccountRegistry there;

  /** A registry as another node would build it, on the storage of the present test. */
  protected abstract AccountRegistry node();

  @BeforeEach
  public void buildTwoNodes() {
    here = node();
    there = node();
  }

  static int countUp(AccountRegistry registry, AccountId id, int times) {
    int stored = 0;
    while (stored < times) {
      Account read = registry.find(id).orElseThrow();
      int count = Integer.parseInt(read.metadata().get("count"));
      Map<String, String> next = Map.of("count", String.valueOf(count + 1));
      try {
        registry.update(read.toBuilder().metadata(next).build());
        stored++;
      } catch (StaleAccountException e) {
        assertThat(e).hasMessageContaining(id.value());
      }
    }
    return stored;
  }

  /** By turns two nodes that live as long as the test, and one that is built for this call. */
  AccountRegistry anyNode(int number) {
    return number % 3 == 0 ? here : number % 3 == 1 ? there : node();
  }

  int primaries(AccountRegistry registry) {
    List<Account> page = registry.list(mine(), null, 2 * Race.RUNNERS).accounts();
    return (int) page.stream().filter(Account::primary).count();
  }

  List<Account> listed(AccountQuery query) {
    return listed(there, query, 100);
  }

  static List<Account> listed(AccountRegistry registry, AccountQuery query, int limit) {
    List<Account> all = new ArrayList<>();
    AccountPage page = registry.list(query, null, limit);
    all.addAll(page.accounts());
    while (page.next().isPresent()) {
      page = registry.list(query, page.next().get(), limit);
      all.addAll(page.accounts());
    }
    return all;
  }

  List<Account> registerMany(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> here.register(account(String.valueOf(i)).build()))
        .toList();
  }

  AccountQuery mine() {
    return AccountQuery.all().ofTenant(tenant);
  }

  AccountId id(String suffix) {
    return new AccountId(run + "-" + suffix);
  }

  AccountBuilder account(String suffix) {
    return ofShop(suffix).id(id(suffix));
  }

  AccountBuilder ofShop(String suffix) {
    return Account.of(PLATFORM, new ShopId("shop-" + suffix), "Toko Batik \u2116 " + suffix)
        .tenant(tenant)
        .region(new RegionCode("ID"))
        .zone(ZoneId.of("Asia/Jakarta"))
        .credential(new CredentialId("credential-" + suffix))
        .group("Jakarta")
        .labels(Set.of("batik", "flagship"))
        .features(Set.of("orders"))
        .settings(new Settings(Map.of("sync.interval", "PT10M")))
        .shopAttributes(Map.of("shop_cipher", "c1"))
        .metadata(Map.of("warehouse", "W 7"))
        .createdBy("ada");
  }
}
