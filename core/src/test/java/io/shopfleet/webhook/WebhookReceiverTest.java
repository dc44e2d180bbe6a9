package io.shopfleet.webhook;

import static io.shopfleet.webhook.PostOffice.APP;
import static io.shopfleet.webhook.PostOffice.send;
import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.account.AccountId;
import io.shopfleet.account.CredentialId;
import io.shopfleet.account.PlatformId;
import io.shopfleet.account.RegistryUnavailableException;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.internal.memory.InMemoryAccountRegistry;
import io.shopfleet.webhook.ScriptedPost.Letter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookReceiverTest {

  private final PostOffice office = new PostOffice();

  @Test
  void signedAndKnown_notedForItsAccountAndTold() {
    office.account("a", "shop-1", "key");
    Letter letter = office.letter("shop-1 ORDERS o-1 o-2");

    assertThat(send(office.receiver(), letter)).isEqualTo(WebhookAnswer.TAKEN);

    assertThat(office.pending())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.key()).matches("[0-9a-f]{64}");
              assertThat(entry.account()).isEqualTo(new AccountId("a"));
              assertThat(entry.type()).isEqualTo("letter");
              assertThat(entry.stream()).isEqualTo(DataStream.ORDERS);
              assertThat(entry.records()).containsExactly("o-1", "o-2");
              assertThat(entry.receivedAt()).isEqualTo(office.clock.instant());
              assertThat(entry.failures()).isZero();
            });
    assertThat(office.events)
        .containsExactly(
            new FleetEvent.WebhookTaken(
                office.clock.instant(), new AccountId("a"), "letter", DataStream.ORDERS));
  }

  @Test
  void doubtedAuthorization_notedWithoutAStream() {
    office.account("a", "shop-1", "key");

    send(office.receiver(), office.letter("shop-1 GONE"));

    assertThat(office.pending())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.stream()).isNull();
              assertThat(entry.records()).isEmpty();
            });
  }

  @Test
  void sameContentAgain_duplicateAndNotToldAgain() {
    office.account("a", "shop-1", "key");
    Letter letter = office.letter("shop-1 ORDERS o-1");
    WebhookReceiver receiver = office.receiver();
    send(receiver, letter);

    assertThat(send(receiver, letter)).isEqualTo(WebhookAnswer.DUPLICATE);
    assertThat(send(office.receiver(), letter)).isEqualTo(WebhookAnswer.DUPLICATE);

    assertThat(office.pending()).hasSize(1);
    assertThat(office.events(FleetEvent.WebhookTaken.class)).hasSize(1);
  }

  @Test
  void sameContentUnderAnotherUnsignedId_duplicate() {
    office.account("a", "shop-1", "key");
    Letter letter = office.letter("shop-1 ORDERS o-1");
    WebhookReceiver receiver = office.receiver();
    send(receiver, letter);
    Map<String, List<String>> headers = new HashMap<>(letter.headers());
    headers.put("X-Delivery-Id", List.of("another"));

    assertThat(receiver.receive(ScriptedPost.ID, APP, headers, letter.body()))
        .isEqualTo(WebhookAnswer.DUPLICATE);
  }

  @Test
  void sameContentUnderAnotherOfTheAppsSecrets_duplicate() {
    office.account("a", "shop-1", "key");
    String text = office.clock.instant() + "\nshop-1 ORDERS o-1";
    WebhookReceiver receiver = office.receiver();
    send(receiver, Letter.of(PostOffice.SECRET, text));

    assertThat(send(receiver, Letter.of(PostOffice.EARLIER_SECRET, text)))
        .isEqualTo(WebhookAnswer.DUPLICATE);
  }

  @Test
  void severalNotices_eachIsNotedOnce() {
    office.account("a", "shop-1", "key");
    office.account("b", "shop-2", "key");
    Letter letter =
        office.letter("shop-1 ORDERS o-1\nshop-1 ORDERS o-2\nshop-2 PRODUCTS p-1\nshop-9 ORDERS x");

    assertThat(send(office.receiver(), letter)).isEqualTo(WebhookAnswer.TAKEN);

    assertThat(office.pending())
        .extracting(entry -> entry.account().value() + " " + entry.stream() + entry.records())
        .containsExactlyInAnyOrder("a ORDERS[o-1]", "a ORDERS[o-2]", "b PRODUCTS[p-1]");
  }

  @Test
  void noticeLostHalfWay_addedWhenTheDeliveryComesAgain() {
    office.account("a", "shop-1", "key");
    office.account("b", "shop-2", "key");
    WebhookInbox sound = office.inbox;
    office.inbox = failing(sound, "b");
    Letter letter = office.letter("shop-1 ORDERS o-1\nshop-2 ORDERS o-2");
    assertThat(send(office.receiver(), letter)).isEqualTo(WebhookAnswer.UNAVAILABLE);
    office.inbox = sound;

    assertThat(send(office.receiver(), letter)).isEqualTo(WebhookAnswer.TAKEN);

    assertThat(office.pending()).hasSize(2);
  }

  @Test
  void shopOfTwoTenants_bothAreServedIfBothGrantedTheApp() {
    office.account("a", "shop-1", "key");
    office.account("b", "shop-1", "key");
    office.account("c", "shop-1", "other-key");

    send(office.receiver(), office.letter("shop-1 ORDERS o-1"));

    assertThat(office.pending())
        .extracting(entry -> entry.account().value())
        .containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void shopThatTheSigningAppDoesNotServe_notActedOn() {
    office.account("a", "shop-1", "key");
    Letter letter =
        Letter.of(PostOffice.OTHER_SECRET, office.clock.instant() + "\nshop-1 ORDERS o-1");

    assertThat(
            office
                .receiver()
                .receive(ScriptedPost.ID, PostOffice.OTHER_APP, letter.headers(), letter.body()))
        .isEqualTo(WebhookAnswer.UNKNOWN_SHOP);

    assertThat(office.pending()).isEmpty();
    assertThat(office.events).isEmpty();
  }

  @Test
  void anotherAppsSecret_opensNoAddressButItsOwn() {
    office.account("a", "shop-1", "key");
    String text = office.clock.instant() + "\nshop-1 ORDERS o-1";

    assertThat(send(office.receiver(), Letter.of(PostOffice.OTHER_SECRET, text)))
        .isEqualTo(WebhookAnswer.WRONG_SIGNATURE);
  }

  @Test
  void unknownArchivedOrUncredentialedShop_answeredAndNotNoted() {
    office.accounts.archive(office.account("a", "shop-1", "key").id());
    office.register(office.builder("b", "shop-2"));
    office.register(office.builder("c", "shop-3").credential(new CredentialId("erased")));
    WebhookReceiver receiver = office.receiver();

    for (String shop : List.of("shop-1", "shop-2", "shop-3", "shop-4")) {
      assertThat(send(receiver, office.letter(shop + " ORDERS o-1")))
          .isEqualTo(WebhookAnswer.UNKNOWN_SHOP);
    }
    assertThat(office.pending()).isEmpty();
  }

  @Test
  void nothingThatIsRead_answered() {
    assertThat(send(office.receiver(), office.letter(""))).isEqualTo(WebhookAnswer.NOTHING_TO_DO);
  }

  @Test
  void genuineAndUnreadable_refused() {
    assertThat(send(office.receiver(), Letter.of(PostOffice.SECRET, "yesterday\n")))
        .isEqualTo(WebhookAnswer.UNREADABLE);
  }

  @Test
  void wrongSignature_refusedBeforeTheContentIsLookedAt() {
    office.account("a", "shop-1", "key");
    Letter letter = office.letter("shop-1 ORDERS o-1");
    WebhookReceiver receiver = office.receiver();

    assertThat(receiver.receive(ScriptedPost.ID, APP, Map.of(), letter.body()))
        .isEqualTo(WebhookAnswer.WRONG_SIGNATURE);
    assertThat(receiver.receive(ScriptedPost.ID, APP, letter.headers(), new byte[0]))
        .isEqualTo(WebhookAnswer.WRONG_SIGNATURE);
    assertThat(send(receiver, Letter.of("guessed", "rubbish")))
        .isEqualTo(WebhookAnswer.WRONG_SIGNATURE);

    assertThat(office.post.reads).hasValue(0);
    assertThat(office.pending()).isEmpty();
  }

  @Test
  void signatureGivenTwice_refused() {
    Letter letter = office.letter("shop-1 ORDERS o-1");
    String right = letter.headers().get("X-Sign").get(0);

    assertThat(
            office
                .receiver()
                .receive(
                    ScriptedPost.ID,
                    APP,
                    Map.of("X-Sign", List.of(right), "x-sign", List.of(right)),
                    letter.body()))
        .isEqualTo(WebhookAnswer.WRONG_SIGNATURE);
  }

  @Test
  void unknownPlatformOrApp_saysSo() {
    Letter letter = office.letter("shop-1 ORDERS o-1");
    office.account("a", "shop-1", "key");
    WebhookReceiver receiver = office.receiver();

    assertThat(receiver.receive(new PlatformId("nowhere"), APP, letter.headers(), letter.body()))
        .isEqualTo(WebhookAnswer.UNKNOWN_APP);
    assertThat(
            receiver.receive(
                ScriptedPost.ID, new CredentialId("nobody"), letter.headers(), letter.body()))
        .isEqualTo(WebhookAnswer.UNKNOWN_APP);
    assertThat(
            receiver.receive(
                ScriptedPost.ID, new CredentialId("grant of a"), letter.headers(), letter.body()))
        .isEqualTo(WebhookAnswer.UNKNOWN_APP);
  }

  @Test
  void bodyAtTheLimit_takenAndOneByteMoreRefusedUnseen() {
    office.account("a", "shop-1", "key");
    Letter letter = office.letter("shop-1 ORDERS o-1");
    office.policy = WebhookPolicy.DEFAULT.withBodyLimit(letter.body().length);
    assertThat(send(office.receiver(), letter)).isEqualTo(WebhookAnswer.TAKEN);

    office.policy = WebhookPolicy.DEFAULT.withBodyLimit(letter.body().length - 1);
    int reads = office.post.reads.get();
    assertThat(send(office.receiver(), letter)).isEqualTo(WebhookAnswer.TOO_LARGE);
    assertThat(office.receiver().receive(new PlatformId("nowhere"), APP, Map.of(), letter.body()))
        .isEqualTo(WebhookAnswer.TOO_LARGE);
    assertThat(office.post.reads).hasValue(reads);
  }

  @Test
  void bodyAsStream_isReadToTheLimitAndOneByteAndNoFurther() {
    office.account("a", "shop-1", "key");
    Letter letter = office.letter("shop-1 ORDERS o-1");
    office.policy = WebhookPolicy.DEFAULT.withBodyLimit(letter.body().length);
    ByteArrayInputStream endless =
        new ByteArrayInputStream(Arrays.copyOf(letter.body(), letter.body().length + 1_000));

    assertThat(receive(letter, new ByteArrayInputStream(letter.body())))
        .isEqualTo(WebhookAnswer.TAKEN);
    assertThat(receive(letter, endless)).isEqualTo(WebhookAnswer.TOO_LARGE);
    assertThat(endless.available()).isEqualTo(999);
  }

  @Test
  void noLimitToSpeakOf_bodyAsStreamIsTaken() {
    office.account("a", "shop-1", "key");
    office.policy = WebhookPolicy.DEFAULT.withBodyLimit(Integer.MAX_VALUE);
    Letter letter = office.letter("shop-1 ORDERS o-1");

    assertThat(receive(letter, new ByteArrayInputStream(letter.body())))
        .isEqualTo(WebhookAnswer.TAKEN);
  }

  @Test
  void bodyBreaksOff_answered() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("reset");
          }
        };

    assertThat(receive(office.letter("shop-1 ORDERS o-1"), broken))
        .isEqualTo(WebhookAnswer.UNREADABLE);
  }

  private WebhookAnswer receive(Letter letter, InputStream body) {
    return office.receiver().receive(ScriptedPost.ID, APP, letter.headers(), body);
  }

  @Test
  void registryDown_askedToSendAgain() {
    Letter letter = office.letter("shop-1 ORDERS o-1");
    office.account("a", "shop-1", "key");
    office.accounts = new UnreachableRegistry(new InMemoryAccountRegistry(office.clock)).accounts();

    assertThat(send(office.receiver(), letter)).isEqualTo(WebhookAnswer.UNAVAILABLE);
  }

  private record UnreachableRegistry(InMemoryAccountRegistry sound) {
    io.shopfleet.account.AccountRegistry accounts() {
      return (io.shopfleet.account.AccountRegistry)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {io.shopfleet.account.AccountRegistry.class},
              (proxy, method, arguments) -> {
                throw new RegistryUnavailableException("down", new IOException("down"));
              });
    }
  }

  @Test
  void bugOfAModule_askedToSendAgainAndNotThrown() {
    office.post.broken = true;

    assertThat(send(office.receiver(), office.letter("shop-1 ORDERS o-1")))
        .isEqualTo(WebhookAnswer.UNAVAILABLE);
  }

  @Test
  void signedTime_takenUpToBothBordersAndNoTickBeyond() {
    office.account("a", "shop-1", "key");
    office.policy = WebhookPolicy.DEFAULT.withTolerance(Duration.ofHours(3), Duration.ofMinutes(2));

    assertThat(signedAgo(Duration.ofHours(3).minusMillis(1))).isEqualTo(WebhookAnswer.TAKEN);
    assertThat(signedAgo(Duration.ofHours(3))).isEqualTo(WebhookAnswer.TAKEN);
    assertThat(signedAgo(Duration.ofHours(3).plusMillis(1))).isEqualTo(WebhookAnswer.OUT_OF_TIME);
    assertThat(signedAgo(Duration.ofMinutes(-2).plusMillis(1))).isEqualTo(WebhookAnswer.TAKEN);
    assertThat(signedAgo(Duration.ofMinutes(-2))).isEqualTo(WebhookAnswer.TAKEN);
    assertThat(signedAgo(Duration.ofMinutes(-2).minusMillis(1)))
        .isEqualTo(WebhookAnswer.OUT_OF_TIME);
    assertThat(office.pending()).hasSize(4);
  }

  private WebhookAnswer signedAgo(Duration ago) {
    String text = office.clock.instant().minus(ago) + "\nshop-1 ORDERS o-1";
    return send(office.receiver(), Letter.of(PostOffice.SECRET, text));
  }

  @Test
  void signedTime_keyIsKeptForLongerThanTheTolerance() {
    office.account("a", "shop-1", "key");
    Letter letter = office.letter("shop-1 ORDERS o-1");
    WebhookReceiver receiver = office.receiver();
    send(receiver, letter);
    office.pending().forEach(entry -> office.inbox.done(entry.key()));

    office.clock.advance(WebhookPolicy.DEFAULT.lateness());
    office.inbox.forget(office.clock.instant());
    assertThat(send(receiver, letter)).isEqualTo(WebhookAnswer.DUPLICATE);

    office.clock.advance(Duration.ofMillis(1));
    assertThat(send(receiver, letter)).isEqualTo(WebhookAnswer.OUT_OF_TIME);
    office.clock.advance(Duration.ofHours(1));
    office.inbox.forget(office.clock.instant());
    assertThat(office.inbox.add(entryLike(letter))).isTrue();
  }

  private WebhookEntry entryLike(Letter letter) {
    String key = new SignedContent(ScriptedPost.ID, APP, letter.body()).key(new AccountId("a"), 0);
    return new WebhookEntry(
        key,
        new AccountId("a"),
        "letter",
        DataStream.ORDERS,
        List.of("o-1"),
        office.clock.instant(),
        office.clock.instant(),
        0);
  }

  @Test
  void noSignedTime_sameContentIsNewAgainAfterAWhile() {
    office.account("a", "shop-1", "key");
    Letter letter = Letter.of(PostOffice.SECRET, "-\nshop-1 ORDERS o-1");
    WebhookReceiver receiver = office.receiver();
    send(receiver, letter);
    office.pending().forEach(entry -> office.inbox.done(entry.key()));

    office.clock.advance(WebhookPolicy.DEFAULT.untimed().minusMillis(1));
    office.inbox.forget(office.clock.instant());
    assertThat(send(receiver, letter)).isEqualTo(WebhookAnswer.DUPLICATE);

    office.clock.advance(Duration.ofMillis(1));
    office.inbox.forget(office.clock.instant());
    assertThat(send(receiver, letter)).isEqualTo(WebhookAnswer.TAKEN);
  }

  @Test
  void presentAndEarlierSecret_bothSign() {
    office.account("a", "shop-1", "key");
    WebhookReceiver receiver = office.receiver();
    String now = office.clock.instant().toString();

    assertThat(send(receiver, Letter.of(PostOffice.SECRET, now + "\nshop-1 ORDERS o-1")))
        .isEqualTo(WebhookAnswer.TAKEN);
    assertThat(send(receiver, Letter.of(PostOffice.EARLIER_SECRET, now + "\nshop-1 ORDERS o-2")))
        .isEqualTo(WebhookAnswer.TAKEN);
  }

  @Test
  void secretTakenAway_refusedOnceWhatWasRememberedIsOver() {
    office.account("a", "shop-1", "key");
    WebhookReceiver receiver = office.receiver();
    send(receiver, office.letter("shop-1 ORDERS o-1"));
    office.credentials.erase(APP);

    office.clock.advance(RememberedApps.REMEMBERED.minusMillis(1));
    assertThat(send(receiver, office.letter("shop-1 ORDERS o-2"))).isEqualTo(WebhookAnswer.TAKEN);
    office.clock.advance(Duration.ofMillis(1));
    assertThat(send(receiver, office.letter("shop-1 ORDERS o-3")))
        .isEqualTo(WebhookAnswer.UNKNOWN_APP);
  }

  private static WebhookInbox failing(WebhookInbox sound, String account) {
    return (WebhookInbox)
        Proxy.newProxyInstance(
            WebhookReceiverTest.class.getClassLoader(),
            new Class<?>[] {WebhookInbox.class},
            (proxy, method, arguments) -> {
              if (arguments[0] instanceof WebhookEntry entry
                  && entry.account().value().equals(account)) {
                throw new WebhookInboxException("down", new IOException("down"));
              }
              return method.invoke(sound, arguments);
            });
  }
}
