package io.shopfleet.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.credential.Secret;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class HexHmacTest {

  // printf '%s' "$MESSAGE" | openssl dgst -sha256 -hmac "$SECRET"
  private static final Secret SECRET = Secret.of("a-secret-of-tests");
  private static final String MESSAGE = "Every order counts, also the ones nobody looks at.";
  private static final String SIGNATURE =
      "49a244409cd1113b3d76fe02728eab862db00fbf5f60b0fad96da64cdfa3ff66";

  private static boolean signed(String signature, byte[] message) {
    return HexHmac.signed(List.of(SECRET), signature, message);
  }

  private static byte[] message() {
    return MESSAGE.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void publishedRecipe_isRecognised() {
    assertThat(signed(SIGNATURE, message())).isTrue();
  }

  @Test
  void partsOneAfterTheOther_areTheMessage() {
    byte[] first = MESSAGE.substring(0, 7).getBytes(StandardCharsets.UTF_8);
    byte[] rest = MESSAGE.substring(7).getBytes(StandardCharsets.UTF_8);

    assertThat(HexHmac.signed(List.of(SECRET), SIGNATURE, first, rest)).isTrue();
    assertThat(HexHmac.signed(List.of(SECRET), SIGNATURE, rest, first)).isFalse();
  }

  @Property(tries = 2_000)
  void oneBitOfTheMessageChanged_refused(@ForAll @IntRange(min = 0, max = 399) int bit) {
    byte[] changed = message();
    changed[bit / 8] ^= (byte) (1 << (bit % 8));

    assertThat(signed(SIGNATURE, changed)).isFalse();
  }

  @Property(tries = 2_000)
  void oneBitOfTheSignatureChanged_refused(@ForAll @IntRange(min = 0, max = 447) int bit) {
    char[] changed = SIGNATURE.toCharArray();
    changed[bit / 7] ^= (char) (1 << (bit % 7));

    assertThat(signed(new String(changed), message())).isFalse();
  }

  @Test
  void anythingButTheDigitsAlone_refused() {
    assertThat(signed(SIGNATURE.toUpperCase(Locale.ROOT), message())).isFalse();
    assertThat(signed(SIGNATURE.substring(1), message())).isFalse();
    assertThat(signed(SIGNATURE + "0", message())).isFalse();
    assertThat(signed(SIGNATURE + ", " + SIGNATURE, message())).isFalse();
    assertThat(signed("Bearer " + SIGNATURE, message())).isFalse();
    assertThat(signed("", message())).isFalse();
  }

  @Test
  void severalSecrets_eachSignsAndNoneMeansNobody() {
    Secret other = Secret.of("another");

    assertThat(HexHmac.signed(List.of(other, SECRET), SIGNATURE, message())).isTrue();
    assertThat(HexHmac.signed(List.of(SECRET, other), SIGNATURE, message())).isTrue();
    assertThat(HexHmac.signed(List.of(other), SIGNATURE, message())).isFalse();
    assertThat(HexHmac.signed(List.of(), SIGNATURE, message())).isFalse();
  }
}
