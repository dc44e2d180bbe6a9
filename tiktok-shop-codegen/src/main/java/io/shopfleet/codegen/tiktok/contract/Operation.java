package io.shopfleet.codegen.tiktok.contract;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One operation of the platform.
 *
 * @param method HTTP method
 * @param path path template with the version in it and {@code {names}} for path parameters
 * @param name name in upper camel case, the same for all versions of one operation
 * @param shopCipher whether {@code shop_cipher} belongs to the query
 * @param assetCipher whether {@code category_asset_cipher} belongs to the query
 * @param multipart whether the body is {@code multipart/form-data} instead of JSON
 * @param scopes documented scopes, any of which is enough; empty when unknown
 * @param query query parameters without the common ones and without the ciphers
 * @param body fields of the body; empty when there is none
 * @param data fields of the envelope's {@code data}; empty when the answer carries none
 */
public record Operation(
    String method,
    String path,
    String name,
    Presence shopCipher,
    Presence assetCipher,
    boolean multipart,
    List<String> scopes,
    List<ContractField> query,
    List<ContractField> body,
    List<ContractField> data) {

  private static final Pattern VERSION = Pattern.compile("/(\\d{6})(?=/)");
  private static final Pattern PATH_PARAMETER = Pattern.compile("\\{([^}]+)}");

  public Operation {
    scopes = List.copyOf(scopes);
    query = List.copyOf(query);
    body = List.copyOf(body);
    data = List.copyOf(data);
  }

  /** Whether a cipher belongs to an operation. */
  public enum Presence {
    REQUIRED,
    OPTIONAL,
    ABSENT
  }

  /** First segment of the path, such as {@code return_refund}. */
  public String area() {
    return path.split("/")[1];
  }

  /** Year and month of the path, such as {@code 202309}. */
  public String version() {
    Matcher matcher = VERSION.matcher(path);
    if (!matcher.find()) {
      throw new IllegalArgumentException("No version in path " + path);
    }
    return matcher.group(1);
  }

  /** What all versions of one operation have in common. */
  public String family() {
    return method + " " + VERSION.matcher(path).replaceFirst("");
  }

  /** Wire names of the path parameters in the order of the path. */
  public List<String> pathParameters() {
    return PATH_PARAMETER.matcher(path).results().map(result -> result.group(1)).toList();
  }

  /** How the contract file and messages name the operation. */
  public String signature() {
    return method + " " + path;
  }
}
