package io.shopfleet.testkit.simulator.tiktok;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/** The returns, or the cancellations, of one shop. */
final class CaseBook {
  static final Comparator<CaseState> BY_CREATE_TIME =
      Comparator.comparingLong(CaseState::createTime).thenComparing(CaseState::id);
  static final Comparator<CaseState> BY_UPDATE_TIME =
      Comparator.comparingLong(CaseState::updateTime).thenComparing(CaseState::id);

  private final long firstId;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, CaseState> cases = new LinkedHashMap<>();

  CaseBook(long firstId) {
    this.firstId = firstId;
  }

  /** Adds what is made with the next id. */
  CaseState add(CaseMaker maker) {
    lock.lock();
    try {
      CaseState made = maker.make(Long.toString(firstId + cases.size()));
      cases.put(made.id(), made);
      return made;
    } finally {
      lock.unlock();
    }
  }

  CaseState change(String id, UnaryOperator<CaseState> change) {
    lock.lock();
    try {
      CaseState changed = change.apply(require(id));
      cases.put(id, changed);
      return changed;
    } finally {
      lock.unlock();
    }
  }

  CaseState require(String id) {
    lock.lock();
    try {
      CaseState found = cases.get(id);
      if (found == null) {
        throw new IllegalStateException("This shop has no return or cancellation " + id);
      }
      return found;
    } finally {
      lock.unlock();
    }
  }

  /** All of them, sorted. */
  List<CaseState> all(Comparator<CaseState> sort) {
    List<CaseState> fresh;
    lock.lock();
    try {
      fresh = new ArrayList<>(cases.values());
    } finally {
      lock.unlock();
    }
    fresh.sort(sort);
    return fresh;
  }

  /** Makes a case. */
  @FunctionalInterface
  interface CaseMaker {

    CaseState make(String id);
  }
}
