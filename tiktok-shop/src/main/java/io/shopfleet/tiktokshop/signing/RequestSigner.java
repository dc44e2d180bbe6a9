package io.shopfleet.tiktokshop.signing;

import io.shopfleet.credential.Secret;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signs requests with one app's secret, by the rule of the official documentation: HMAC-SHA256, in
 * lower-case hexadecimal digits, over secret, path, the query sorted by name with decoded values,
 * the body unless it is multipart, and the secret again. {@code sign} and {@code access_token} are
 * never part of it.
 *
 * <p>Safe for concurrent use. A signer that is kept spares the key schedule, which matters for
 * thousands of signatures a second.
 */
public final class RequestSigner {

  private static final String ALGORITHM = "HmacSHA256";
  private static final String MULTIPART = "multipart/form-data";
  private static final short[] PAIRS = pairs();
  private static final int USUAL_HEAD = 384;

  private final byte[] secretBytes;
  private final String secretText;

  /** A keyed Mac that nobody uses at the moment; to make one costs as much as a short signature. */
  private final AtomicReference<@Nullable Mac> idle = new AtomicReference<>();

  /** A signer for the requests of one app. */
  public RequestSigner(Secret appSecret) {
    this.secretText = appSecret.reveal();
    this.secretBytes = secretText.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The signature of a request.
   *
   * @param path the path alone, without host and query, for example {@code
   *     /order/202309/orders/search}
   * @param query in any order, with decoded values
   * @param contentType the content type header; a body of {@code multipart/form-data} is not signed
   * @param body exactly the bytes that are sent; empty if there is no body
   * @return 64 lower-case hexadecimal digits
   */
  public String sign(
      String path, List<QueryParameter> query, @Nullable String contentType, byte[] body) {
    Mac taken = idle.getAndSet(null);
    Mac mac = taken == null ? newMac() : taken;
    mac.update(head(path, query).getBytes(StandardCharsets.UTF_8));
    if (!isMultipart(contentType)) {
      mac.update(body);
    }
    mac.update(secretBytes);
    String sign = hex(mac.doFinal());
    // doFinal leaves the Mac as new; had anything failed before, it would not have come back.
    idle.set(mac);
    return sign;
  }

  /** Whether a body of this content type stays out of the signature; a boundary may follow. */
  public static boolean isMultipart(@Nullable String contentType) {
    return contentType != null
        && contentType.regionMatches(true, 0, MULTIPART, 0, MULTIPART.length());
  }

  private String head(String path, List<QueryParameter> query) {
    QueryParameter[] sorted = query.toArray(new QueryParameter[0]);
    sortByName(sorted);
    StringBuilder head = new StringBuilder(USUAL_HEAD).append(secretText).append(path);
    for (QueryParameter parameter : sorted) {
      if (!parameter.name().equals("sign") && !parameter.name().equals("access_token")) {
        head.append(parameter.name()).append(parameter.value());
      }
    }
    return head.toString();
  }

  // A handful of parameters: inserting beats a general sort, which shows at this length of message.
  private static void sortByName(QueryParameter[] parameters) {
    for (int i = 1; i < parameters.length; i++) {
      QueryParameter moving = parameters[i];
      int at = i;
      while (at > 0 && parameters[at - 1].name().compareTo(moving.name()) > 0) {
        parameters[at] = parameters[at - 1];
        at--;
      }
      parameters[at] = moving;
    }
  }

  private Mac newMac() {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secretBytes, ALGORITHM));
      return mac;
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("Every Java platform must offer " + ALGORITHM, e);
    }
  }

  private static String hex(byte[] digest) {
    byte[] text = new byte[digest.length * 2];
    int at = 0;
    for (byte octet : digest) {
      short pair = PAIRS[octet & 0xFF];
      text[at++] = (byte) (pair >> 8);
      text[at++] = (byte) pair;
    }
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  /** The two digits of every octet, side by side. */
  private static short[] pairs() {
    String digits = "0123456789abcdef";
    short[] pairs = new short[256];
    for (int octet = 0; octet < pairs.length; octet++) {
      pairs[octet] = (short) (digits.charAt(octet >> 4) << 8 | digits.charAt(octet & 0xF));
    }
    return pairs;
  }
}
