package io.shopfleet.tiktokshop.api.registry;

import io.shopfleet.tiktokshop.api.ApiOperation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every operation of the contract, found by the request that calls it. Immutable and safe for all
 * threads.
 */
public final class ApiOperations {

  private static final List<ApiOperation> ALL = GeneratedApi.operations();
  private static final Node ROOT = index(ALL);

  private ApiOperations() {}

  /** All operations, by area, name and version. */
  public static List<ApiOperation> all() {
    return ALL;
  }

  /**
   * The operation that a request calls.
   *
   * @param method HTTP method in upper case
   * @param encodedPath path of the request without host and query, such as {@code
   *     /order/202309/orders/search}
   */
  public static Optional<ApiOperation> find(String method, String encodedPath) {
    if (!encodedPath.startsWith("/")) {
      return Optional.empty();
    }
    return Optional.ofNullable(ROOT.find(encodedPath.substring(1).split("/", -1), 0, method));
  }

  private static Node index(List<ApiOperation> operations) {
    Node root = new Node();
    for (ApiOperation operation : operations) {
      Node node = root;
      for (String segment : operation.pathTemplate().substring(1).split("/")) {
        String key = segment.startsWith("{") ? Node.ANY : segment;
        node = node.children.computeIfAbsent(key, unused -> new Node());
      }
      node.operations.put(operation.method(), operation);
    }
    return root;
  }

  /** One segment of the paths; a literal segment goes before a parameter, as on the platform. */
  private static final class Node {

    private static final String ANY = "{}";

    private final Map<String, Node> children = new HashMap<>();
    private final Map<String, ApiOperation> operations = new HashMap<>();

    private @Nullable ApiOperation find(String[] segments, int depth, String method) {
      if (depth == segments.length) {
        return operations.get(method);
      }
      @Nullable ApiOperation found = descend(segments[depth], segments, depth, method);
      return found != null || segments[depth].isEmpty()
          ? found
          : descend(ANY, segments, depth, method);
    }

    private @Nullable ApiOperation descend(
        String key, String[] segments, int depth, String method) {
      @Nullable Node child = children.get(key);
      return child == null ? null : child.find(segments, depth + 1, method);
    }
  }
}
