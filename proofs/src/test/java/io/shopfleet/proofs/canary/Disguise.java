package io.shopfleet.proofs.canary;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a secret may look like where it leaks. */
enum Disguise {
  PLAIN {
    @Override
    List<String> of(String secret) {
      return List.of(secret);
    }
  },
  REVERSED {
    @Override
    List<String> of(String secret) {
      return List.of(new StringBuilder(secret).reverse().toString());
    }
  },
  HEX {
    @Override
    List<String> of(String secret) {
      return hex(secret.getBytes(StandardCharsets.UTF_8));
    }
  },
  /** Alone or within a longer text, which shifts it by one or two bytes. */
  BASE64 {
    @Override
    List<String> of(String secret) {
      return base64(secret.getBytes(StandardCharsets.UTF_8));
    }
  },
  URL_ENCODED {
    @Override
    List<String> of(String secret) {
      return List.of(
          URLEncoder.encode(secret, StandardCharsets.UTF_8), Quotation.inAddress(secret));
    }
  },
  /** As an HTML-safe JSON writer has it. */
  JSON_ESCAPED {
    @Override
    List<String> of(String secret) {
      return List.of(secret.replace("/", "\\/"), secret.replace("=", "\\u003d"));
    }
  },
  /** As a byte array prints. */
  NUMBERS {
    @Override
    List<String> of(String secret) {
      return numbers(secret.getBytes(StandardCharsets.UTF_8));
    }
  },
  UTF_16 {
    @Override
    List<String> of(String secret) {
      return List.of(
          new String(secret.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1));
    }
  };

  /** The texts that the secret becomes. */
  abstract List<String> of(String secret);

  /** The texts that a secret becomes which is no text itself. */
  static List<String> ofBytes(byte[] secret) {
    return Stream.of(hex(secret), base64(secret), numbers(secret)).flatMap(List::stream).toList();
  }

  private static List<String> hex(byte[] secret) {
    return List.of(
        HexFormat.of().formatHex(secret), HexFormat.of().withUpperCase().formatHex(secret));
  }

  private static List<String> numbers(byte[] secret) {
    String array = Arrays.toString(secret);
    return List.of(array.substring(1, array.length() - 1));
  }

  private static List<String> base64(byte[] secret) {
    return IntStream.range(0, 3)
        .boxed()
        .flatMap(
            before ->
                Stream.of(Base64.getEncoder(), Base64.getUrlEncoder())
                    .map(encoder -> base64(secret, before, encoder)))
        .toList();
  }

  /** The characters that depend on the secret alone. */
  private static String base64(byte[] secret, int before, Base64.Encoder encoder) {
    byte[] shifted = new byte[before + secret.length];
    System.arraycopy(secret, 0, shifted, before, secret.length);
    int first = (before * 8 + 5) / 6;
    int behindLast = shifted.length * 8 / 6;
    return encoder.withoutPadding().encodeToString(shifted).substring(first, behindLast);
  }
}
