package io.shopfleet.proofs.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.credential.Secret;
import io.shopfleet.jdbc.EncryptionKeys;
import io.shopfleet.jdbc.ShopfleetSchema;
import io.shopfleet.jdbc.TinkCredentialCipher;
import io.shopfleet.proofs.Figures;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets are planted, everything happens to them that can, and none may be found anywhere. */
class CanaryTest {

  private static final String PASSWORD = "canary-password-9c41e7d2";
  private static final Pattern KEY = Pattern.compile("\"value\"\\s*:\\s*\"([^\"]+)\"");

  @TempDir private Path folder;

  private final Canaries canaries = new Canaries();

  @Test
  void secretsGoEveryWay_noneIsFoundAnywhere() throws Exception {
    canaries.plant("database password", PASSWORD);
    EncryptionKeys keys = EncryptionKeys.generate();
    plant(keys);
    try (DatabaseEyes database = new DatabaseEyes(PASSWORD)) {
      LogTap log = new LogTap(folder.resolve("log"));
      new ShopfleetSchema(database.pool()).migrate();
      HostEyes eyes;
      try (CanaryFleet host =
              new CanaryFleet(canaries, database.pool(), new TinkCredentialCipher(keys));
          Echo echo = new Echo()) {
        new Story(host, echo).tell();
        new StoryOfTheDatabase(host, database, keys).tell();
        eyes = host.eyes;
      }
      log.close();

      Channels channels = new Channels(new Hunt(canaries));
      channels.search(log.text(), eyes, database);

      assertHappened(eyes, log, channels);
      figures(eyes, log, channels).tell();
      assertThat(channels.found()).as("secrets, by where they were found").isEmpty();
    }
  }

  /** Nothing is proved by what did not happen. */
  private static void assertHappened(HostEyes eyes, LogTap log, Channels channels) {
    assertThat(eyes.kinds())
        .as("what a host is handed")
        .contains("Order", "SyncBatch", "SyncRun", "AccountReport", "TokenGrant", "Credential")
        .contains("TokenRenewed", "TokenRenewalFailed", "ReauthorizationNeeded", "StreamFailed")
        .contains("ConnectedShops", "AccountConnected");
    for (String logger : new String[] {"okhttp3", "org.postgresql", "com.zaxxer", "org.flywaydb"}) {
      assertThat(log.lines(logger)).as("lines of " + logger).isPositive();
    }
    assertThat(channels.searched().values()).as("bytes of each channel").hasSize(9);
    assertThat(channels.searched().get(Channels.FILES)).isGreaterThan(1L << 24);
  }

  private void plant(EncryptionKeys keys) {
    Secret text = keys.text();
    Matcher key = KEY.matcher(text.reveal());
    assertThat(key.find()).isTrue();
    canaries.plant("encryption key in the keyset", key.group(1));
    byte[] proto = Base64.getDecoder().decode(key.group(1));
    byte[] raw = new byte[32];
    System.arraycopy(proto, proto.length - raw.length, raw, 0, raw.length);
    canaries.plant("encryption key", raw);
  }

  private Figures figures(HostEyes eyes, LogTap log, Channels channels) {
    Figures figures =
        new Figures("canary")
            .add("secrets", canaries.count())
            .add("disguises", Disguise.values().length)
            .add("found", channels.found().size())
            .add("objects handed to the host", eyes.objects())
            .add("exceptions", eyes.exceptions())
            .add("log lines", log.lines(""))
            .add("of these by the HTTP client", log.lines("okhttp3"))
            .add("by the driver", log.lines("org.postgresql"));
    channels
        .searched()
        .forEach((channel, bytes) -> figures.add("bytes searched in " + channel, bytes));
    return figures;
  }
}
