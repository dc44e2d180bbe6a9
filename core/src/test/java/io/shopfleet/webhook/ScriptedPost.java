package io.shopfleet.webhook;

import io.shopfleet.account.Account;
import io.shopfleet.account.PlatformId;
import io.shopfleet.account.ShopId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.Secret;
import io.shopfleet.credential.TokenEndpoint;
import io.shopfleet.platform.Connector;
import io.shopfleet.platform.HexHmac;
import io.shopfleet.platform.UnreadableWebhookException;
import io.shopfleet.platform.WebhookHeaders;
import io.shopfleet.platform.WebhookMessage;
import io.shopfleet.platform.WebhookNotice;
import io.shopfleet.platform.WebhookSource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A marketplace that sends webhooks as lines: the time or {@code -}, and then one notice a line,
 * {@code shop STREAM id id} or {@code shop GONE}.
 */
final class ScriptedPost implements Connector, WebhookSource {

  static final PlatformId ID = new PlatformId("post");

  final AtomicInteger reads = new AtomicInteger();
  volatile boolean broken;

  /** A delivery on its way. */
  record Letter(Map<String, List<String>> headers, byte[] body) {

    static Letter of(String secret, String text) {
      byte[] body = text.getBytes(StandardCharsets.UTF_8);
      return new Letter(Map.of("X-Sign", List.of(signature(secret, body))), body);
    }

    private static String signature(String secret, byte[] body) {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body));
      } catch (java.security.GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public boolean signed(Credential app, WebhookHeaders headers, byte[] body) {
    List<Secret> secrets =
        List.of("secret", "earlier").stream().map(app::secret).flatMap(Optional::stream).toList();
    return headers.only("x-sign").filter(sign -> HexHmac.signed(secrets, sign, body)).isPresent();
  }

  @Override
  public WebhookMessage read(byte[] body) {
    reads.incrementAndGet();
    if (broken) {
      throw new IllegalStateException("a bug of the module");
    }
    String[] lines = new String(body, StandardCharsets.UTF_8).split("\n");
    List<WebhookNotice> notices = new ArrayList<>();
    for (int i = 1; i < lines.length; i++) {
      notices.add(notice(lines[i].split(" ")));
    }
    try {
      Instant signedAt = lines[0].equals("-") ? null : Instant.parse(lines[0]);
      return new WebhookMessage("letter", signedAt, notices);
    } catch (java.time.DateTimeException e) {
      throw new UnreadableWebhookException("no time", e);
    }
  }

  private static WebhookNotice notice(String[] words) {
    ShopId shop = new ShopId(words[0]);
    return words[1].equals("GONE")
        ? new WebhookNotice.AuthorizationDoubted(shop)
        : new WebhookNotice.RecordsChanged(
            shop,
            DataStream.valueOf(words[1]),
            new LinkedHashSet<>(List.of(words).subList(2, words.length)));
  }

  @Override
  public boolean sameApp(Credential app, Credential granted) {
    return app.parameter("key").equals(granted.parameter("key"));
  }

  @Override
  public <C> Optional<C> capability(Class<C> type) {
    return type == WebhookSource.class ? Optional.of(type.cast(this)) : Optional.empty();
  }

  @Override
  public <C> Optional<C> client(Account account, Class<C> type) {
    return Optional.empty();
  }

  @Override
  public TokenEndpoint tokenEndpoint() {
    throw new UnsupportedOperationException("Letters need no token");
  }
}
