package io.shopfleet.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountTest {

  @Test
  void onlyTheNecessaryGiven_restIsAsDocumented() {
    Account account =
        Account.of(Accounts.PLATFORM, new ShopId("7001"), "Toko")
            .region(new RegionCode("ID"))
            .build();

    assertThat(account.tenant()).isEqualTo(TenantId.DEFAULT);
    assertThat(account.environment()).isEqualTo(Environment.PRODUCTION);
    assertThat(account.zone()).isEqualTo(ZoneOffset.UTC);
    assertThat(account.enabled()).isTrue();
    assertThat(account.connectionState()).isEqualTo(ConnectionState.PENDING);
    assertThat(account.primary()).isFalse();
    assertThat(account.isDefault()).isFalse();
    assertThat(account.archived()).isFalse();
    assertThat(account.credential()).isNull();
    assertThat(account.group()).isNull();
    assertThat(account.createdBy()).isNull();
    assertThat(account.labels()).isEmpty();
    assertThat(account.features()).isEmpty();
    assertThat(account.settings()).isEqualTo(Settings.none());
    assertThat(account.shopAttributes()).isEmpty();
    assertThat(account.metadata()).isEmpty();
    assertThat(account.version()).isZero();
  }

  @Test
  void idNotGiven_everyAccountGetsOneOfItsOwn() {
    assertThat(
            Account.of(Accounts.PLATFORM, new ShopId("1"), "a")
                .region(new RegionCode("ID"))
                .build()
                .id())
        .isNotEqualTo(
            Account.of(Accounts.PLATFORM, new ShopId("1"), "a")
                .region(new RegionCode("ID"))
                .build()
                .id());
  }

  @Test
  void regionNotGiven_saysThatItIsNeeded() {
    assertThatExceptionOfType(UnknownRegionException.class)
        .isThrownBy(() -> Account.of(Accounts.PLATFORM, new ShopId("1"), "a").build())
        .withMessage("Unknown region \"\": every account needs the market of its shop");
  }

  @Test
  void rebuilt_isTheSameInAllItsParts() {
    Account account = full();

    assertThat(account.toBuilder().build()).isEqualTo(account);
    assertThat(account).hasNoNullFieldsOrProperties();
    assertThat(account.isDefault()).isTrue();
    assertThat(account.toBuilder().name("Other").build().name()).isEqualTo("Other");
  }

  @Test
  void shopAttributeAdded_othersStay() {
    Account account = full().toBuilder().shopAttribute("warehouse", "w").build();

    assertThat(account.shopAttribute("shop_cipher")).contains("c");
    assertThat(account.shopAttribute("warehouse")).contains("w");
    assertThat(account.shopAttribute("none")).isEmpty();
  }

  @Test
  void givenCollectionsChangeLater_accountDoesNot() {
    Map<String, String> metadata = new HashMap<>(Map.of("a", "b"));
    Account account = Accounts.account().metadata(metadata).build();

    metadata.put("c", "d");

    assertThat(account.metadata()).isEqualTo(Map.of("a", "b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t"})
  void nameBlank_refused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Accounts.account().name(name).build())
        .withMessage(
            "Account name must have 1 to 255 characters and not be blank, but was \"%s\"", name);
  }

  @Test
  void nameOf255Characters_acceptedAndOneMoreRefused() {
    assertThat(Accounts.account().name("n".repeat(255)).build().name()).hasSize(255);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Accounts.account().name("n".repeat(256)).build());
  }

  @ParameterizedTest
  @CsvSource({"ID, ID", "id, ID", "' my ', MY", "UK, GB", "uk, GB", "GB, GB"})
  void regionWrittenInSomeWay_isItsCode(String written, String code) {
    assertThat(new RegionCode(written)).hasToString(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "I", "IDN", "I1", "\u0130D", "**"})
  void regionNoCode_saysWhatToUse(String written) {
    assertThatExceptionOfType(UnknownRegionException.class)
        .isThrownBy(() -> new RegionCode(written))
        .withMessageContaining("use the ISO 3166-1 code of two letters, such as ID");
  }

  @Test
  void identifierOfAnyKind_obeysTheOneRule() {
    checkIdentifier("AccountId", AccountId::new);
    checkIdentifier("CredentialId", CredentialId::new);
    checkIdentifier("PlatformId", PlatformId::new);
    checkIdentifier("ShopId", ShopId::new);
    checkIdentifier("TenantId", TenantId::new);
  }

  @Test
  void queryParts_eachRestricts() {
    Account account = full().toBuilder().archivedAt(null).build();
    Account archived = full();
    AccountQuery all = AccountQuery.all();

    assertThat(all.matches(account)).isTrue();
    assertThat(all.matches(archived)).isFalse();
    assertThat(all.withArchived().matches(archived)).isTrue();
    assertThat(all.ofTenant(account.tenant()).matches(account)).isTrue();
    assertThat(all.ofTenant(TenantId.DEFAULT).matches(account)).isFalse();
    assertThat(all.onPlatform(account.platform()).matches(account)).isTrue();
    assertThat(all.onPlatform(new PlatformId("other")).matches(account)).isFalse();
    assertThat(all.in(Environment.SANDBOX).matches(account)).isTrue();
    assertThat(all.in(Environment.PRODUCTION).matches(account)).isFalse();
    assertThat(all.onlyEnabled().matches(account)).isFalse();
    assertThat(all.onlyEnabled().matches(account.toBuilder().enabled(true).build())).isTrue();
  }

  @Test
  void refusals_sayWhoWhatAndWhatToDo() {
    Account account = Accounts.account().build();

    assertThat(new AccountNotFoundException(account.id()))
        .hasMessage("No account account-1 is registered; list the accounts, or register it first");
    assertThat(new StaleAccountException(account.id(), 3, 4))
        .hasMessage(
            "Account account-1 was changed meanwhile (version 3 expected, 4 found);"
                + " read it again and repeat the change");
    assertThat(new DuplicateShopException(account, new AccountId("account-0")))
        .hasMessage(
            "Cannot register \"Toko Satu\": shop 7001 on market (PRODUCTION) is already account"
                + " account-0 of tenant default; update or archive that account instead");
  }

  private static void checkIdentifier(String type, Function<String, Object> constructor) {
    assertThat(constructor.apply("7 001")).hasToString("7 001");
    assertThat(constructor.apply("i".repeat(255))).hasToString("i".repeat(255));
    for (String bad : new String[] {"", " 7", "7 ", "i".repeat(256)}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> constructor.apply(bad))
          .withMessage(
              "%s must have 1 to 255 characters and no blanks around it, but was \"%s\"",
              type, bad);
    }
  }

  private static Account full() {
    return Accounts.account()
        .tenant(new TenantId("tenant-1"))
        .environment(Environment.SANDBOX)
        .zone(ZoneId.of("Asia/Jakarta"))
        .credential(new CredentialId("credential-1"))
        .enabled(false)
        .connectionState(ConnectionState.CONNECTED)
        .primary(true)
        .group("Jakarta")
        .labels(Set.of("l"))
        .features(Set.of("f"))
        .settings(new Settings(Map.of("s", "1")))
        .shopAttributes(Map.of("shop_cipher", "c"))
        .metadata(Map.of("m", "1"))
        .version(4)
        .createdAt(Instant.EPOCH.plusSeconds(1))
        .updatedAt(Instant.EPOCH.plusSeconds(2))
        .createdBy("ada")
        .archivedAt(Instant.EPOCH.plusSeconds(3))
        .build();
  }
}
