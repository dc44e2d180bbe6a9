package io.shopfleet.benchmarks;

import io.shopfleet.credential.Secret;
import io.shopfleet.tiktokshop.signing.QueryParameter;
import io.shopfleet.tiktokshop.signing.RequestSigner;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Signing one order search; the bare Mac is given the very bytes that our signer has to gather. */
@NullUnmarked
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class SigningBenchmark {

  private static final String ALGORITHM = "HmacSHA256";
  private static final String SECRET = "5f0c8e21b7d94a36c1e8f7025d9b3a64e0c7128f";
  private static final String PATH = "/order/202309/orders/search";

  /** What the interceptor hands over, in its order. */
  private static final List<QueryParameter> PARAMETERS =
      List.of(
          new QueryParameter("page_size", "100"),
          new QueryParameter("page_token", "aDU2dU1YTG9QbHZ6RnJ1dE1hc3RlclBhZ2VUb2tlbg=="),
          new QueryParameter("sort_field", "update_time"),
          new QueryParameter("sort_order", "ASC"),
          new QueryParameter("app_key", "6benchmarkkey"),
          new QueryParameter("timestamp", "1780000000"),
          new QueryParameter("shop_cipher", "ROW_bE9nAAAAAAb3nchM4rkS4mpl3C1ph3rT0k0Uj1"));

  /** The same, sorted and joined. */
  private static final String JOINED =
      "app_key6benchmarkkey"
          + "page_size100"
          + "page_tokenaDU2dU1YTG9QbHZ6RnJ1dE1hc3RlclBhZ2VUb2tlbg=="
          + "shop_cipherROW_bE9nAAAAAAb3nchM4rkS4mpl3C1ph3rT0k0Uj1"
          + "sort_fieldupdate_time"
          + "sort_orderASC"
          + "timestamp1780000000";

  /** Bytes of the body. */
  @Param({"300", "10000"})
  public int bodySize;

  private List<QueryParameter> query;
  private byte[] body;
  private byte[] message;
  private RequestSigner signer;
  private SecretKeySpec key;
  private Mac mac;

  /** Makes body and message, and checks that both ways sign the same. */
  @Setup
  public void prepare() throws GeneralSecurityException {
    String text = "{\"buyer_user_id\":\"" + "7".repeat(bodySize - 20) + "\"}";
    query = new ArrayList<>(PARAMETERS);
    body = text.getBytes(StandardCharsets.UTF_8);
    message = (SECRET + PATH + JOINED + text + SECRET).getBytes(StandardCharsets.UTF_8);
    signer = new RequestSigner(Secret.of(SECRET));
    key = new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    mac = newMac();
    if (body.length != bodySize || !signer().equals(HexFormat.of().formatHex(keptMac()))) {
      throw new IllegalStateException("The signer and the bare Mac do not sign the same bytes");
    }
  }

  private Mac newMac() throws GeneralSecurityException {
    Mac made = Mac.getInstance(ALGORITHM);
    made.init(key);
    return made;
  }

  /** Ours: sorts, joins, encodes, signs, writes the digits. */
  @Benchmark
  public String signer() {
    return signer.sign(PATH, query, "application/json", body);
  }

  /** The floor: a Mac that was keyed once, over bytes that lie ready, no digits. */
  @Benchmark
  public byte[] keptMac() {
    return mac.doFinal(message);
  }

  /** A Mac fetched and keyed for each signature, as hand-written clients do. */
  @Benchmark
  public byte[] freshMac() throws GeneralSecurityException {
    return newMac().doFinal(message);
  }
}
