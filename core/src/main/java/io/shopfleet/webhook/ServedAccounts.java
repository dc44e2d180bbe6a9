package io.shopfleet.webhook;

import io.shopfleet.account.Account;
import io.shopfleet.account.AccountId;
import io.shopfleet.account.AccountPage;
import io.shopfleet.account.AccountQuery;
import io.shopfleet.account.AccountRegistry;
import io.shopfleet.account.PlatformId;
import io.shopfleet.account.ShopId;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.CredentialStore;
import io.shopfleet.platform.WebhookSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which accounts an app may speak about: those that it opens, and no others of the same shop. */
final class ServedAccounts {

  private static final int LISTED_TOGETHER = 100;

  private final AccountRegistry accounts;
  private final CredentialStore credentials;

  ServedAccounts(AccountRegistry accounts, CredentialStore credentials) {
    this.accounts = accounts;
    this.credentials = credentials;
  }

  List<Account> of(PlatformId platform, ShopId shop, WebhookSource source, Credential signer) {
    AccountQuery query = AccountQuery.all().onPlatform(platform).ofShop(shop);
    List<Account> served = new ArrayList<>();
    @Nullable AccountId after = null;
    do {
      AccountPage page = accounts.list(query, after, LISTED_TOGETHER);
      page.accounts().stream()
          .filter(account -> isServed(account, source, signer))
          .forEach(served::add);
      after = page.last();
    } while (after != null);
    return served;
  }

  private boolean isServed(Account account, WebhookSource source, Credential signer) {
    return account.credential() != null
        && credentials
            .load(account.credential())
            .filter(granted -> source.sameApp(signer, granted))
            .isPresent();
  }
}
