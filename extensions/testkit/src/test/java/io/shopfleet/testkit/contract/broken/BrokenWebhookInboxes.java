package io.shopfleet.testkit.contract.broken;

import io.shopfleet.account.AccountId;
import io.shopfleet.webhook.WebhookEntry;
import io.shopfleet.webhook.WebhookInboxException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Inboxes that are broken. */
final class BrokenWebhookInboxes {

  private BrokenWebhookInboxes() {}

  static class LooksAndThenAdds extends SoundWebhookInbox {
    LooksAndThenAdds(Database database) {
      super(database);
    }

    @Override
    public boolean add(WebhookEntry entry) {
      boolean absent = answered(tx -> tx.get(Row.class, entry.key()).isEmpty());
      database.rendezvous().meet(entry.key());
      if (absent) {
        answered(
            tx -> {
              put(tx, Row.pending(entry));
              return true;
            });
      }
      return absent;
    }
  }

  static class LooksAndThenTakes extends SoundWebhookInbox {
    LooksAndThenTakes(Database database) {
      super(database);
    }

    @Override
    public List<WebhookEntry> take(Instant now, Instant leaseUntil, int limit) {
      if (limit < 1) {
        return super.take(now, leaseUntil, limit);
      }
      List<Row> free = answered(tx -> free(tx, now).stream().limit(limit).toList());
      database.rendezvous().meet("take");
      return answered(
          tx -> {
            free.forEach(row -> put(tx, row.until(leaseUntil)));
            return free.stream().map(Row::entry).toList();
          });
    }
  }

  static class ForgetsWhatIsDone extends SoundWebhookInbox {
    ForgetsWhatIsDone(Database database) {
      super(database);
    }

    @Override
    void noteDone(Transaction tx, Row row) {
      tx.remove(Row.class, row.entry().key());
    }
  }

  static class ReplacesWhatIsPending extends SoundWebhookInbox {
    ReplacesWhatIsPending(Database database) {
      super(database);
    }

    @Override
    public boolean add(WebhookEntry entry) {
      return answered(
          tx -> {
            boolean absent = tx.get(Row.class, entry.key()).isEmpty();
            put(tx, Row.pending(entry));
            return absent;
          });
    }
  }

  static class GivesTheLastFirst extends SoundWebhookInbox {
    GivesTheLastFirst(Database database) {
      super(database);
    }

    @Override
    Comparator<Row> first() {
      return super.first().reversed();
    }
  }

  static class GivesATickTooLate extends SoundWebhookInbox {
    GivesATickTooLate(Database database) {
      super(database);
    }

    @Override
    List<Row> free(Transaction tx, Instant now) {
      return super.free(tx, now).stream().filter(row -> row.notBefore().isBefore(now)).toList();
    }
  }

  static class KeepsTheLeaseOfWhatFailed extends SoundWebhookInbox {
    KeepsTheLeaseOfWhatFailed(Database database) {
      super(database);
    }

    @Override
    Row failed(Row row, Instant notBefore) {
      Instant later = notBefore.isAfter(row.notBefore()) ? notBefore : row.notBefore();
      return super.failed(row, later);
    }
  }

  static class CountsOneFailure extends SoundWebhookInbox {
    CountsOneFailure(Database database) {
      super(database);
    }

    @Override
    Row failed(Row row, Instant notBefore) {
      return row.withFailures(1).until(notBefore);
    }
  }

  static class RevivesWhatIsDone extends SoundWebhookInbox {
    RevivesWhatIsDone(Database database) {
      super(database);
    }

    @Override
    boolean mayFail(Row row) {
      return true;
    }

    @Override
    Row failed(Row row, Instant notBefore) {
      return super.failed(Row.pending(row.entry()), notBefore);
    }
  }

  static class ForgetsWhatIsPending extends SoundWebhookInbox {
    ForgetsWhatIsPending(Database database) {
      super(database);
    }

    @Override
    boolean forgettable(Row row, Instant now) {
      return !row.entry().keepUntil().isAfter(now);
    }
  }

  static class KeepsWhatEndsNow extends SoundWebhookInbox {
    KeepsWhatEndsNow(Database database) {
      super(database);
    }

    @Override
    boolean forgettable(Row row, Instant now) {
      return row.done() && row.entry().keepUntil().isBefore(now);
    }
  }

  static class ErasesWhatIsPendingAlone extends SoundWebhookInbox {
    ErasesWhatIsPendingAlone(Database database) {
      super(database);
    }

    @Override
    boolean erasable(Row row, AccountId account) {
      return super.erasable(row, account) && !row.done();
    }
  }

  static class NothingWhenItCannotTell extends SoundWebhookInbox {
    NothingWhenItCannotTell(Database database) {
      super(database);
    }

    @Override
    public List<WebhookEntry> take(Instant now, Instant leaseUntil, int limit) {
      try {
        return super.take(now, leaseUntil, limit);
      } catch (WebhookInboxException e) {
        return List.of();
      }
    }
  }

  static class GivesWhatItCouldNotLease extends SoundWebhookInbox {
    GivesWhatItCouldNotLease(Database database) {
      super(database);
    }

    @Override
    public List<WebhookEntry> take(Instant now, Instant leaseUntil, int limit) {
      List<Row> free = answered(tx -> free(tx, now).stream().limit(limit).toList());
      try {
        answered(
            tx -> {
              free.forEach(row -> put(tx, row.until(leaseUntil)));
              return true;
            });
      } catch (WebhookInboxException e) {
        // "somebody will follow them"
      }
      return free.stream().map(Row::entry).toList();
    }
  }

  static class KnownWhenItCannotTell extends SoundWebhookInbox {
    KnownWhenItCannotTell(Database database) {
      super(database);
    }

    @Override
    public boolean add(WebhookEntry entry) {
      try {
        return super.add(entry);
      } catch (WebhookInboxException e) {
        return false;
      }
    }
  }
}
