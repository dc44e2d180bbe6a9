package io.shopfleet.tiktokshop.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.shopfleet.credential.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RequestSignerTest {

  private static final String JSON = "application/json";
  private static final String MULTIPART = "multipart/form-data";
  private static final byte[] NO_BODY = new byte[0];
  private static final RequestSigner SIGNER = new RequestSigner(Secret.of("s3cr3t-of-an-app"));
  private static final List<QueryParameter> QUERY =
      List.of(new QueryParameter("app_key", "6key"), new QueryParameter("timestamp", "1700000000"));

  private record Vector(
      String name,
      String secret,
      String path,
      List<QueryParameter> query,
      String contentType,
      byte[] body,
      String sign) {

    static Vector parse(String line) {
      String[] cells = line.split("\t", -1);
      List<QueryParameter> query =
          Stream.of(cells[3].split(" "))
              .map(pair -> pair.split("=", 2))
              .map(pair -> new QueryParameter(pair[0], pair[1]))
              .toList();
      byte[] body = cells[5].getBytes(StandardCharsets.UTF_8);
      return new Vector(cells[0], cells[1], cells[2], query, cells[4], body, cells[6]);
    }

    String signedBySigner(List<QueryParameter> order) {
      return new RequestSigner(Secret.of(secret)).sign(path, order, contentType, body);
    }
  }

  private static List<Vector> vectors() throws IOException {
    try (InputStream text = RequestSignerTest.class.getResourceAsStream("vectors.tsv")) {
      return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(Vector::parse)
          .toList();
    }
  }

  @TestFactory
  Stream<DynamicTest> publishedVector_isSignedAsPublished() throws IOException {
    return vectors().stream()
        .map(
            vector ->
                dynamicTest(
                    vector.name(),
                    () ->
                        assertThat(vector.signedBySigner(vector.query()))
                            .isEqualTo(vector.sign())));
  }

  @Test
  void vectorFile_holdsAllPublishedVectors() throws IOException {
    assertThat(vectors()).hasSize(10);
  }

  @Test
  void queryInAnotherOrder_hasTheSameSignature() throws IOException {
    for (Vector vector : vectors()) {
      List<QueryParameter> reversed = new ArrayList<>(vector.query());
      Collections.reverse(reversed);
      assertThat(vector.signedBySigner(reversed)).isEqualTo(vector.sign());
    }
  }

  @Test
  void names_areSortedByAscii() {
    List<QueryParameter> sorted =
        Stream.of("a1", "aB", "a_b", "ab").map(name -> new QueryParameter(name, "")).toList();

    assertThat(SIGNER.sign("/p", sorted, JSON, NO_BODY))
        .isEqualTo(SIGNER.sign("/pa1aBa_bab", List.of(), JSON, NO_BODY));
  }

  @Test
  void signAndAccessToken_stayOut() {
    List<QueryParameter> more = new ArrayList<>(QUERY);
    more.add(new QueryParameter("sign", "abc"));
    more.add(new QueryParameter("access_token", "ROW_x"));

    assertThat(SIGNER.sign("/p", more, JSON, NO_BODY))
        .isEqualTo(SIGNER.sign("/p", QUERY, JSON, NO_BODY));
  }

  @Test
  void multipartBody_staysOut() {
    byte[] body = "--x\r\n".getBytes(StandardCharsets.UTF_8);
    String unsigned = SIGNER.sign("/p", QUERY, MULTIPART, NO_BODY);

    assertThat(SIGNER.sign("/p", QUERY, MULTIPART, body)).isEqualTo(unsigned);
    assertThat(SIGNER.sign("/p", QUERY, "multipart/form-data; boundary=x", body))
        .isEqualTo(unsigned);
    assertThat(SIGNER.sign("/p", QUERY, "Multipart/Form-Data; boundary=x", body))
        .isEqualTo(unsigned);
  }

  @Test
  void otherBodies_areSignedWhateverTheirType() {
    byte[] body = {'{', '}'};
    String empty = SIGNER.sign("/p", QUERY, JSON, NO_BODY);

    assertThat(SIGNER.sign("/p", QUERY, JSON, body)).isNotEqualTo(empty);
    assertThat(SIGNER.sign("/p", QUERY, null, body))
        .isEqualTo(SIGNER.sign("/p", QUERY, JSON, body));
  }

  @Test
  void textOutsideAscii_isSignedAsUtf8() {
    List<QueryParameter> query = List.of(new QueryParameter("q", "kopi susu ☕"));

    assertThat(SIGNER.sign("/p", query, JSON, "é".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(
            SIGNER.sign("/p", List.of(), JSON, "qkopi susu ☕é".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void manyThreads_shareOneSigner() throws Exception {
    String expected = SIGNER.sign("/p", QUERY, JSON, NO_BODY);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<String> task =
          () -> {
            String last = "";
            for (int i = 0; i < 500; i++) {
              last = SIGNER.sign("/p", QUERY, JSON, NO_BODY);
              if (!last.equals(expected)) {
                return last;
              }
            }
            return last;
          };
      for (Future<String> result : threads.invokeAll(Collections.nCopies(4, task))) {
        assertThat(result.get()).isEqualTo(expected);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void nameGivenTwice_valuesKeepTheirOrder() {
    List<QueryParameter> twice =
        List.of(new QueryParameter("ids", "1"), new QueryParameter("ids", "2"));
    List<QueryParameter> joined = List.of(new QueryParameter("ids", "1ids2"));

    assertThat(SIGNER.sign("/path", twice, JSON, NO_BODY))
        .isEqualTo(SIGNER.sign("/path", joined, JSON, NO_BODY));
  }
}
