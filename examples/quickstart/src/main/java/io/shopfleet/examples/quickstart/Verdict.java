package io.shopfleet.examples.quickstart;

import java.util.ArrayList;
import java.util.List;

/** How the host's book differs from the marketplaces'. */
final class Verdict {

  private final List<String> lost = new ArrayList<>();
  private final List<String> doubled = new ArrayList<>();
  private final List<String> stale = new ArrayList<>();

  /** The marketplace has it and the host does not. */
  void lost(String kind, Book.Key key) {
    lost.add(kind + " " + key.id() + " of " + key.account() + " is missing");
  }

  /** The host has a row that the marketplace's shop does not have. */
  void doubled(String kind, Book.Key key) {
    doubled.add(kind + " " + key.id() + " of " + key.account() + " is one too many");
  }

  /** Both have it. */
  void held(String kind, Book.Key key, boolean same, Object there, Object here) {
    if (!same) {
      stale.add(
          kind + " " + key.id() + " of " + key.account() + ": there " + there + ", here " + here);
    }
  }

  boolean clean() {
    return lost.isEmpty() && doubled.isEmpty() && stale.isEmpty();
  }

  int lost() {
    return lost.size();
  }

  int doubled() {
    return doubled.size();
  }

  int stale() {
    return stale.size();
  }

  /** The first differences in words. */
  List<String> examples(int most) {
    List<String> all = new ArrayList<>(lost);
    all.addAll(doubled);
    all.addAll(stale);
    return all.subList(0, Math.min(most, all.size()));
  }
}
