package io.shopfleet.testkit.simulator;

import java.util.LinkedHashMap;
import java.util.Map;
import okio.ByteString;

/**
 * What a simulator answers.
 *
 * @param status the HTTP status
 * @param code the marketplace's own result code, for the journal; empty when the answer has none
 * @param headers the headers besides the length
 * @param body the bytes of the body
 */
public record Reply(int status, String code, Map<String, String> headers, ByteString body) {

  /** Keeps a copy of the headers. */
  public Reply {
    headers = Map.copyOf(headers);
  }

  /**
   * An answer with a JSON body.
   *
   * @param status the HTTP status
   * @param code the marketplace's own result code
   * @param body the JSON text in UTF-8
   * @return the answer
   */
  public static Reply json(int status, String code, ByteString body) {
    return new Reply(status, code, Map.of("Content-Type", "application/json; charset=utf-8"), body);
  }

  /**
   * The page that a load balancer shows when the marketplace behind it does not answer.
   *
   * @param status the HTTP status
   * @return the answer
   */
  public static Reply htmlPage(int status) {
    String page =
        "<html><head><title>%1$d</title></head><body><center><h1>%1$d</h1></center><hr></body></html>"
            .formatted(status);
    return new Reply(status, "", Map.of("Content-Type", "text/html"), ByteString.encodeUtf8(page));
  }

  /**
   * The same answer with one more header.
   *
   * @param name the name of the header
   * @param value its value
   * @return the new answer
   */
  public Reply withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Reply(status, code, more, body);
  }

  /**
   * The same answer with another body.
   *
   * @param other the bytes of the other body
   * @return the new answer
   */
  public Reply withBody(ByteString other) {
    return new Reply(status, code, headers, other);
  }
}
