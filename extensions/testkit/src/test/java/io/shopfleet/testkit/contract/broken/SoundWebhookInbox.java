package io.shopfleet.testkit.contract.broken;

import io.shopfleet.account.AccountId;
import io.shopfleet.webhook.WebhookEntry;
import io.shopfleet.webhook.WebhookInbox;
import io.shopfleet.webhook.WebhookInboxException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Keeps the whole contract. Broken inboxes differ from it by one thing each. */
class SoundWebhookInbox implements WebhookInbox {

  final Database database;

  SoundWebhookInbox(Database database) {
    this.database = database;
  }

  /** An entry as it is stored. */
  record Row(WebhookEntry entry, boolean done, Instant notBefore) {

    static Row pending(WebhookEntry entry) {
      return new Row(entry, false, Instant.EPOCH);
    }

    Row until(Instant instant) {
      return new Row(entry, done, instant);
    }

    Row withFailures(int failures) {
      WebhookEntry failed =
          new WebhookEntry(
              entry.key(),
              entry.account(),
              entry.type(),
              entry.stream(),
              entry.records(),
              entry.receivedAt(),
              entry.keepUntil(),
              failures);
      return new Row(failed, done, notBefore);
    }
  }

  @Override
  public boolean add(WebhookEntry entry) {
    return answered(
        tx -> {
          boolean absent = tx.get(Row.class, entry.key()).isEmpty();
          if (absent) {
            put(tx, Row.pending(entry));
          }
          return absent;
        });
  }

  @Override
  public List<WebhookEntry> take(Instant now, Instant leaseUntil, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("Take at least one entry, not " + limit);
    }
    return answered(
        tx -> {
          List<Row> free = free(tx, now).stream().limit(limit).toList();
          free.forEach(row -> put(tx, row.until(leaseUntil)));
          return free.stream().map(Row::entry).toList();
        });
  }

  List<Row> free(Transaction tx, Instant now) {
    return tx.all(Row.class).stream()
        .filter(row -> !row.done() && !row.notBefore().isAfter(now))
        .sorted(first())
        .toList();
  }

  Comparator<Row> first() {
    return Comparator.comparing((Row row) -> row.entry().receivedAt())
        .thenComparing(row -> row.entry().key());
  }

  @Override
  public void done(String key) {
    answered(
        tx -> {
          tx.get(Row.class, key).ifPresent(row -> noteDone(tx, row));
          return true;
        });
  }

  void noteDone(Transaction tx, Row row) {
    put(tx, new Row(row.entry(), true, row.notBefore()));
  }

  @Override
  public void failed(String key, Instant notBefore) {
    answered(
        tx -> {
          tx.get(Row.class, key)
              .filter(this::mayFail)
              .ifPresent(row -> put(tx, failed(row, notBefore)));
          return true;
        });
  }

  boolean mayFail(Row row) {
    return !row.done();
  }

  Row failed(Row row, Instant notBefore) {
    return row.withFailures(row.entry().failures() + 1).until(notBefore);
  }

  @Override
  public void forget(Instant now) {
    answered(tx -> removeAll(tx, row -> forgettable(row, now)));
  }

  boolean forgettable(Row row, Instant now) {
    return row.done() && !row.entry().keepUntil().isAfter(now);
  }

  @Override
  public void erase(AccountId account) {
    answered(tx -> removeAll(tx, row -> erasable(row, account)));
  }

  boolean erasable(Row row, AccountId account) {
    return row.entry().account().equals(account);
  }

  private static boolean removeAll(Transaction tx, Function<Row, Boolean> which) {
    for (Row row : tx.all(Row.class)) {
      if (which.apply(row)) {
        tx.remove(Row.class, row.entry().key());
      }
    }
    return true;
  }

  static void put(Transaction tx, Row row) {
    tx.put(Row.class, row.entry().key(), row);
  }

  <T> T answered(Function<Transaction, T> work) {
    return guarded(() -> database.inTransaction(work));
  }

  static <T> T guarded(Supplier<T> call) {
    try {
      return call.get();
    } catch (StorageDownException e) {
      throw new WebhookInboxException("The storage does not answer", e);
    }
  }
}
