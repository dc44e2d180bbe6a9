package io.shopfleet.testkit.contract.broken;

import io.shopfleet.account.CredentialId;
import io.shopfleet.credential.AccessToken;
import io.shopfleet.credential.Credential;
import io.shopfleet.credential.CredentialStoreException;
import io.shopfleet.credential.RefreshToken;
import io.shopfleet.testkit.contract.example.CredentialBytes;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Credential stores whose rows are not what was saved, or that do not look at them. */
final class BrokenRows {

  private BrokenRows() {}

  static class DropsTheRefreshTokensEnd extends SoundCredentialStore {
    DropsTheRefreshTokensEnd(Database database) {
      super(database);
    }

    @Override
    Row row(Credential credential) {
      RefreshToken token = credential.refreshToken();
      RefreshToken endless = token == null ? null : new RefreshToken(token.value(), null);
      return super.row(credential.withTokens(credential.accessToken(), endless));
    }
  }

  static class DropsTheScopes extends SoundCredentialStore {
    DropsTheScopes(Database database) {
      super(database);
    }

    @Override
    Row row(Credential credential) {
      return super.row(credential.withScopes(Set.of()));
    }
  }

  static class TruncatesToSeconds extends SoundCredentialStore {
    TruncatesToSeconds(Database database) {
      super(database);
    }

    @Override
    Row row(Credential credential) {
      AccessToken token = credential.accessToken();
      if (token == null || token.expiresAt() == null) {
        return super.row(credential);
      }
      AccessToken truncated =
          new AccessToken(
              token.value(),
              token.expiresAt().truncatedTo(ChronoUnit.SECONDS),
              token.advisoryAt(),
              token.mandatoryAt(),
              token.obtainedAt());
      return super.row(credential.withTokens(truncated, credential.refreshToken()));
    }
  }

  static class FoldsTheCaseOfIds extends SoundCredentialStore {
    FoldsTheCaseOfIds(Database database) {
      super(database);
    }

    @Override
    String key(CredentialId id) {
      return super.key(id).toLowerCase(Locale.ROOT);
    }
  }

  static class CutsLongIds extends SoundCredentialStore {
    CutsLongIds(Database database) {
      super(database);
    }

    @Override
    String key(CredentialId id) {
      return super.key(id).substring(0, Math.min(128, super.key(id).length()));
    }
  }

  static class CachesWhatItLoaded extends SoundCredentialStore {
    private final ConcurrentMap<CredentialId, Credential> cache = new ConcurrentHashMap<>();

    CachesWhatItLoaded(Database database) {
      super(database);
    }

    @Override
    public Optional<Credential> load(CredentialId id) {
      Credential cached = cache.get(id);
      if (cached != null) {
        return Optional.of(cached);
      }
      Optional<Credential> loaded = super.load(id);
      loaded.ifPresent(credential -> cache.put(id, credential));
      return loaded;
    }

    @Override
    public boolean save(CredentialId id, long expectedVersion, Credential credential) {
      cache.remove(id);
      return super.save(id, expectedVersion, credential);
    }
  }

  static class AbsentWhenItCannotTell extends SoundCredentialStore {
    AbsentWhenItCannotTell(Database database) {
      super(database);
    }

    @Override
    public Optional<Credential> load(CredentialId id) {
      try {
        return super.load(id);
      } catch (CredentialStoreException e) {
        return Optional.empty();
      }
    }
  }

  static class LeaksTheStoragesOwnException extends SoundCredentialStore {
    LeaksTheStoragesOwnException(Database database) {
      super(database);
    }

    @Override
    public Optional<Credential> load(CredentialId id) {
      return database.inTransaction(tx -> stored(tx, id));
    }
  }

  /** Keeps what it saves readable, in one way or another. */
  abstract static class SealsNothing extends SoundCredentialStore {
    SealsNothing(Database database) {
      super(database);
    }

    abstract String write(byte[] plain);

    abstract byte[] read(String written);

    @Override
    Row row(Credential credential) {
      return new Row(credential.version(), "", write(CredentialBytes.write(credential)));
    }

    @Override
    Credential credential(CredentialId id, Row row) {
      return CredentialBytes.read(id, row.version(), read(row.sealed()));
    }
  }

  static class KeepsPlainText extends SealsNothing {
    KeepsPlainText(Database database) {
      super(database);
    }

    @Override
    String write(byte[] plain) {
      return new String(plain, StandardCharsets.ISO_8859_1);
    }

    @Override
    byte[] read(String written) {
      return written.getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  static class KeepsBase64 extends SealsNothing {
    KeepsBase64(Database database) {
      super(database);
    }

    @Override
    String write(byte[] plain) {
      return Base64.getMimeEncoder().encodeToString(plain);
    }

    @Override
    byte[] read(String written) {
      return Base64.getMimeDecoder().decode(written);
    }
  }

  static class KeepsHex extends SealsNothing {
    private static final HexFormat FORMAT = HexFormat.ofDelimiter(":").withUpperCase();

    KeepsHex(Database database) {
      super(database);
    }

    @Override
    String write(byte[] plain) {
      return FORMAT.formatHex(plain);
    }

    @Override
    byte[] read(String written) {
      return FORMAT.parseHex(written);
    }
  }

  static class KeepsItReversed extends KeepsPlainText {
    KeepsItReversed(Database database) {
      super(database);
    }

    @Override
    String write(byte[] plain) {
      return new StringBuilder(super.write(plain)).reverse().toString();
    }

    @Override
    byte[] read(String written) {
      return super.read(new StringBuilder(written).reverse().toString());
    }
  }
}
