package io.shopfleet.testkit.simulator;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.Headers;
import okio.ByteString;

/**
 * A request as it came over the wire.
 *
 * @param method the HTTP method, upper case
 * @param path the path as it was sent, without the query
 * @param query the decoded query parameters in the order of arrival; the first of equal names wins
 * @param headers all headers
 * @param body the bytes of the body, empty when there was none
 */
public record SimulatedRequest(
    String method, String path, Map<String, String> query, Headers headers, ByteString body) {

  /** Keeps an unmodifiable copy of the query. */
  public SimulatedRequest {
    query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
  }

  /**
   * Reads a request target.
   *
   * @param method the HTTP method
   * @param target path and query exactly as in the request line
   * @param headers all headers
   * @param body the body, empty when there was none
   * @return the request with its query decoded as a form: {@code +} is a space
   */
  public static SimulatedRequest of(
      String method, String target, Headers headers, ByteString body) {
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    String query = mark < 0 ? "" : target.substring(mark + 1);
    return new SimulatedRequest(method, path, decode(query), headers, body);
  }

  /**
   * A query parameter.
   *
   * @param name its name
   * @return its decoded value, empty when the parameter is absent
   */
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name));
  }

  /**
   * A header.
   *
   * @param name its name in any case
   * @return its value, empty when the header is absent
   */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** The segments of the path between its slashes, decoded. */
  public List<String> segments() {
    List<String> segments = new ArrayList<>();
    for (String segment : path.split("/", -1)) {
      if (!segment.isEmpty()) {
        segments.add(decodePart(segment.replace("+", "%2B")));
      }
    }
    return segments;
  }

  /** Method and path only: the query carries secrets. */
  @Override
  public String toString() {
    return method + " " + path;
  }

  private static Map<String, String> decode(String query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : query.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        parameters.putIfAbsent(decodePart(name), decodePart(value));
      }
    }
    return parameters;
  }

  private static String decodePart(String part) {
    try {
      return URLDecoder.decode(part, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return part;
    }
  }
}
