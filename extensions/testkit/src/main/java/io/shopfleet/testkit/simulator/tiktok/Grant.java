package io.shopfleet.testkit.simulator.tiktok;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one seller granted to one app. */
final class Grant {
  private final FakeApp app;
  private final FakeSeller seller;
  private final String openId;
  private volatile List<String> scopes;
  private volatile boolean revoked;
  private volatile @Nullable FakeTokens latest;

  Grant(FakeApp app, FakeSeller seller, String openId, List<String> scopes) {
    this.app = app;
    this.seller = seller;
    this.openId = openId;
    this.scopes = List.copyOf(scopes);
  }

  FakeApp app() {
    return app;
  }

  FakeSeller seller() {
    return seller;
  }

  String openId() {
    return openId;
  }

  List<String> scopes() {
    return scopes;
  }

  void scopes(List<String> granted) {
    scopes = List.copyOf(granted);
  }

  /** The pair that was given out last. */
  Optional<FakeTokens> latest() {
    return Optional.ofNullable(latest);
  }

  void gave(FakeTokens tokens) {
    latest = tokens;
  }

  void withdraw() {
    revoked = true;
  }

  boolean isRevoked() {
    return revoked;
  }
}
