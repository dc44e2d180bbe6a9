package io.shopfleet.proofs.many;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.CredentialId;
import io.shopfleet.account.RegionCode;
import io.shopfleet.account.ShopId;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.RenewalPolicy;
import io.shopfleet.proofs.ProofShop;
import io.shopfleet.testkit.simulator.tiktok.FakeApp;
import io.shopfleet.testkit.simulator.tiktok.FakeTokens;
import io.shopfleet.tiktokshop.credential.TikTokCredential;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/**
 * One of many accounts, as a line of text for another process.
 *
 * @param where its platform
 * @param shop the shop's id
 * @param cipher addresses the shop
 * @param tokens open it
 */
record Resident(Neighbourhood where, String shop, String cipher, FakeTokens tokens) {

  AccountId id() {
    return new AccountId("account-" + shop);
  }

  Account account() {
    return Account.of(where.platform(), new ShopId(shop), "Shop " + shop)
        .id(id())
        .region(new RegionCode("ID"))
        .credential(credential())
        .shopAttribute(TikTokCredential.SHOP_CIPHER, cipher)
        .build();
  }

  Credential credential(FakeApp app) {
    return new ProofShop(shop, cipher, credential())
        .credential(app, tokens, RenewalPolicy.DEFAULT, new Random(shop.hashCode()));
  }

  private CredentialId credential() {
    return new CredentialId("credential-" + shop);
  }

  String line() {
    return String.join(
        "\t",
        where.name(),
        shop,
        cipher,
        tokens.accessToken(),
        tokens.accessTokenExpiresAt().toString(),
        tokens.refreshToken(),
        tokens.refreshTokenExpiresAt().toString());
  }

  static Resident of(String line) {
    String[] words = line.split("\t", -1);
    return new Resident(
        Neighbourhood.valueOf(words[0]),
        words[1],
        words[2],
        new FakeTokens(
            words[3], Instant.parse(words[4]), words[5], Instant.parse(words[6]), "", List.of()));
  }
}
