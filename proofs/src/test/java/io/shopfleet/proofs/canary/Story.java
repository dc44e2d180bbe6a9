package io.shopfleet.proofs.canary;

import io.shopfleet.account.AccountId;
import io.shopfleet.account.CredentialId;
import io.shopfleet.account.RegionCode;
import io.shopfleet.account.Settings;
import io.shopfleet.authorization.AuthorizationRequest;
import io.shopfleet.authorization.Authorizations;
import io.shopfleet.credential.AccessToken;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.RefreshToken;
import io.shopfleet.credential.Secret;
import io.shopfleet.credential.TokenGrant;
import io.shopfleet.platform.ConsentFlow;
import io.shopfleet.platform.Endpoints;
import io.shopfleet.proofs.ProofShop;
import io.shopfleet.proofs.Share;
import io.shopfleet.proofs.canary.CanaryFleet.Member;
import io.shopfleet.testkit.simulator.Fault;
import io.shopfleet.testkit.simulator.Faults;
import io.shopfleet.testkit.simulator.Gate;
import io.shopfleet.testkit.simulator.tiktok.FakeSeller;
import io.shopfleet.tiktokshop.TikTokShop;
import io.shopfleet.tiktokshop.TikTokShopClient;
import io.shopfleet.tiktokshop.credential.TikTokCredential;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;

/**
 * All that can happen to a secret on its way: what goes well, and what goes wrong at every step.
 */
final class Story {

  private static final String REFRESH = "/api/v2/token/refresh";
  private static final String EXCHANGE = "/api/v2/token/get";
  private static final String ORDERS = "/orders/search";

  private static final List<Integer> REQUEST_CODES =
      List.of(106001, 105002, 105001, 105005, 36009004, 101000);
  private static final List<Integer> REFRESH_CODES =
      List.of(36004005, 36009003, 36004001, 98001004, 36009002, 1);

  private final CanaryFleet host;
  private final Echo echo;

  // Nobody opens the gate.
  private final Fault noAnswer = Fault.holdAnswer(new Gate());

  Story(CanaryFleet host, Echo echo) {
    this.host = host;
    this.echo = echo;
  }

  void tell() {
    sellersAuthorize();
    sellersConnect();
    shopsAreRead();
    tokensAreRenewed();
    theHostFails();
  }

  private void sellersAuthorize() {
    Member first = host.member();
    ConsentFlow authorization = host.fleet().capability(first.id(), ConsentFlow.class);
    Credential app =
        TikTokCredential.ofApp(
            new CredentialId("app"), host.app.key(), Secret.of(host.app.secret()));
    FakeSeller seller = host.fake.seller("consenting", "ID");
    seller.shop();
    String code = code(seller);
    host.attempt(
        () -> {
          TokenGrant grant = host.eyes.see(authorization.exchange(app, code));
          AccessToken access = AccessToken.expiringAt(grant.accessToken(), grant.expiresAt());
          RefreshToken refresh = new RefreshToken(grant.refreshToken(), grant.refreshExpiresAt());
          Credential granted = host.eyes.see(app.withTokens(access, refresh));
          return authorization.shops(granted);
        });
    host.attempt(() -> authorization.exchange(app, code));
    for (Fault fault : allFaults(36004004)) {
      Faults.Armed armed = arm(fault, EXCHANGE);
      String next = code(seller);
      host.attempt(() -> authorization.exchange(app, next));
      disarm(armed);
    }
  }

  /** The same by the fleet's own door, and with states that are not to be believed. */
  private void sellersConnect() {
    Authorizations door = host.fleet().authorizations();
    CredentialId app = new CredentialId("saved-app");
    door.saveApp(
        app,
        TikTokShop.ID,
        Map.of(
            TikTokCredential.APP_KEY, host.app.key(),
            TikTokCredential.APP_SECRET, host.app.secret(),
            TikTokCredential.SERVICE_ID, "7000000000000000001"));
    FakeSeller seller = host.fake.seller("connecting", "ID");
    seller.shop();
    String state = begun(door, app);
    host.attempt(() -> door.complete(Map.of("code", code(seller), "state", state)));
    host.attempt(() -> door.complete(Map.of("code", code(seller), "state", state)));
    host.attempt(() -> door.complete(Map.of("code", code(seller), "state", state + "x")));
    host.attempt(() -> door.complete(Map.of("code", code(seller))));
    for (Fault fault : allFaults(36004004)) {
      Faults.Armed armed = arm(fault, EXCHANGE);
      String next = begun(door, app);
      host.attempt(() -> door.complete(Map.of("code", code(seller), "state", next)));
      disarm(armed);
    }
  }

  private String begun(Authorizations door, CredentialId app) {
    URI page =
        host.eyes.see(
            door.begin(AuthorizationRequest.of(TikTokShop.ID, app, new RegionCode("ID"))));
    return String.valueOf(HttpUrl.get(page.toString()).queryParameter("state"));
  }

  private String code(FakeSeller seller) {
    String code = seller.authorize(host.app);
    host.canaries.plant("authorization code", code);
    return code;
  }

  private void shopsAreRead() {
    Member member = host.member();
    host.attempt(() -> host.fleet().test(member.id()));
    host.attempt(() -> host.fleet().sync().syncNow(member.id()));
    host.attempt(() -> ask(host.memberWithWrongSecret().id()));
    for (int code : share(REQUEST_CODES)) {
      for (Fault fault : faults(code, REQUEST_CODES)) {
        Faults.Armed armed = arm(fault, ORDERS);
        Member asking = host.member();
        host.attempt(() -> ask(asking.id()));
        host.attempt(() -> host.fleet().sync().syncNow(asking.id()));
        disarm(armed);
      }
    }
    Settings broken = Settings.none().with(Endpoints.BASE_URL, echo.address());
    host.attempt(() -> ask(host.member(broken).id()));
    host.attempt(() -> host.fleet().sync().syncNow(host.member(broken).id()));
    host.attempt(() -> host.fleet().test(host.member(broken).id()));
  }

  private void tokensAreRenewed() {
    Member well = host.memberInNeed();
    host.attempt(() -> host.fleet().sync().syncNow(well.id()));
    for (int code : share(REFRESH_CODES)) {
      for (Fault fault : faults(code, REFRESH_CODES)) {
        Faults.Armed armed = arm(fault, REFRESH);
        Member member = host.memberInNeed();
        host.attempt(() -> ask(member.id()));
        host.attempt(() -> host.fleet().test(member.id()));
        disarm(armed);
        host.clock.advance(Duration.ofMinutes(20));
        host.attempt(() -> host.fleet().sync().syncNow(member.id()));
        host.attempt(() -> host.store.load(host.credential(member)).orElseThrow());
        host.attempt(() -> host.fleet().accounts().get(member.id()));
      }
    }
    Settings broken = Settings.none().with(Endpoints.AUTH_URL, echo.address());
    host.attempt(() -> ask(host.memberInNeed(broken).id()));
  }

  private void theHostFails() {
    host.listenerFails(true);
    host.attempt(() -> host.fleet().sync().syncNow(host.memberInNeed().id()));
    host.listenerFails(false);
    host.sinkFails(true);
    host.attempt(() -> host.fleet().sync().syncNow(host.memberInNeed().id()));
    host.sinkFails(false);
  }

  private Faults.Armed arm(Fault fault, String path) {
    host.impatient(fault == noAnswer);
    return host.fake.faults().add(fault.on(path));
  }

  private void disarm(Faults.Armed armed) {
    armed.remove();
    host.impatient(false);
  }

  /** The codes that this build tries: the first two, or all. */
  private static List<Integer> share(List<Integer> codes) {
    return Share.ofBuild() == Share.WHOLE ? codes : codes.subList(0, 2);
  }

  /** What breaks on the way has no code, so it is tried with the first one alone. */
  private List<Fault> faults(int code, List<Integer> codes) {
    return code == codes.get(0) ? allFaults(code) : quotations(code);
  }

  /** Everything that a marketplace may do instead of answering. */
  private List<Fault> allFaults(int code) {
    List<Fault> faults = quotations(code);
    faults.add(Fault.cutBeforeProcessing());
    faults.add(Fault.lostAnswer());
    faults.add(Fault.cutInBody());
    faults.add(Fault.truncatedJson());
    faults.add(Fault.wrongContent());
    faults.add(Fault.tooManyRequests());
    faults.add(noAnswer);
    return faults;
  }

  private static List<Fault> quotations(int code) {
    List<Fault> faults = new ArrayList<>();
    for (Quotation quotation : Quotation.values()) {
      faults.add(quotation.envelope(200, code));
      faults.add(quotation.envelope(401, code));
      faults.add(quotation.envelope(500, code));
      faults.add(quotation.everywhere(400, code));
      faults.add(quotation.page(502));
      faults.add(quotation.page(200));
      faults.add(quotation.misfit());
    }
    return faults;
  }

  private boolean ask(AccountId account) {
    return ProofShop.ask(host.fleet().client(account, TikTokShopClient.class));
  }
}
