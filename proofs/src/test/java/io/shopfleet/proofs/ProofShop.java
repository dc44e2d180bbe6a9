package io.shopfleet.proofs;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.CredentialId;
import io.shopfleet.account.RegionCode;
import io.shopfleet.account.ShopId;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.RefreshToken;
import io.shopfleet.credential.RenewalPolicy;
import io.shopfleet.credential.Secret;
import io.shopfleet.testkit.simulator.tiktok.FakeApp;
import io.shopfleet.testkit.simulator.tiktok.FakeTokens;
import io.shopfleet.tiktokshop.TikTokShop;
import io.shopfleet.tiktokshop.TikTokShopClient;
import io.shopfleet.tiktokshop.credential.TikTokCredential;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/**
 * A shop of the simulator as a fleet knows it. Every process makes the same account of it, so that
 * a registry of their own serves them all.
 *
 * @param shop the shop's id
 * @param cipher addresses the shop
 * @param credential what opens it
 */
public record ProofShop(String shop, String cipher, CredentialId credential) {

  private static final Duration ISSUED_BEFORE = Duration.ofDays(7);

  public AccountId account() {
    return new AccountId("account-" + shop);
  }

  /** The account, ready to be registered. */
  public Account toAccount() {
    return Account.of(TikTokShop.ID, new ShopId(shop), "Shop " + shop)
        .id(account())
        .region(new RegionCode("ID"))
        .credential(credential)
        .shopAttribute(TikTokCredential.SHOP_CIPHER, cipher)
        .build();
  }

  /**
   * The credential with a pair of tokens that lived its week up to its end, timed by the policy.
   */
  public Credential credential(
      FakeApp app, FakeTokens tokens, RenewalPolicy policy, Random random) {
    Instant end = tokens.accessTokenExpiresAt();
    return TikTokCredential.ofApp(credential, app.key(), Secret.of(app.secret()))
        .withTokens(
            policy.schedule(
                Secret.of(tokens.accessToken()), end.minus(ISSUED_BEFORE), end, true, random),
            new RefreshToken(Secret.of(tokens.refreshToken()), tokens.refreshTokenExpiresAt()));
  }

  /** One real, signed request for the shop: whether it has orders. */
  public static boolean ask(TikTokShopClient client) {
    return client.orders().search(Instant.EPOCH).iterator().hasNext();
  }
}
