package io.shopfleet.webhook;

import io.shopfleet.account.AccountId;
import java.time.Instant;
import java.util.List;

/**
 * Where it is noted what webhooks told of, and what is still to be looked at. A host may implement
 * it on its own storage; the testkit's contract tests say whether it did so rightly.
 *
 * <p>Methods may block on storage and are safe for concurrent use, also from several nodes that
 * share it. Trouble with the storage is a {@link WebhookInboxException}, never an absent entry.
 * Changes are durable and visible to every node when a method returns. Instants are kept at least
 * to the millisecond; the storage's own clock plays no part.
 */
public interface WebhookInbox {

  /**
   * Adds an entry unless one with its key is there, pending or done. Of several callers with the
   * same key, on any node, exactly one adds it. The entry is pending from now on.
   *
   * @return false, and nothing changed, if the key is there already
   * @throws WebhookInboxException if it is not certain that it was added; all of it is there then,
   *     or nothing
   */
  boolean add(WebhookEntry entry);

  /**
   * Hands pending entries to the caller, those received first before the others. An entry is left
   * out while it is handed to somebody else, and while it is to wait after a failure; in both cases
   * it comes again from the named instant on. Of several callers, on any node, one gets it.
   *
   * @param now the caller's time
   * @param leaseUntil from when on others may get the same entries, if they are still pending
   * @param limit how many at most, from 1
   * @throws IllegalArgumentException if the limit is less than 1
   * @throws WebhookInboxException if the storage does not answer; entries may be handed out then,
   *     and come again when the lease ends
   */
  List<WebhookEntry> take(Instant now, Instant leaseUntil, int limit);

  /**
   * Notes that nothing is left to do for an entry. Its key stays known. Does nothing if there is no
   * such entry.
   *
   * @throws WebhookInboxException if it is not certain that it was noted
   */
  void done(String key);

  /**
   * Notes that looking at an entry failed: it is handed out again at or after an instant, whatever
   * lease it had, with one failure more. Does nothing if it is done or absent.
   *
   * @throws WebhookInboxException if it is not certain that it was noted
   */
  void failed(String key, Instant notBefore);

  /**
   * Forgets the entries that are done and whose {@code keepUntil} is at or before an instant.
   * Pending ones stay.
   *
   * @throws WebhookInboxException if it is not certain that they are forgotten
   */
  void forget(Instant now);

  /**
   * Erases all entries of an account, pending or done, keys included. Erasing what is absent does
   * nothing.
   *
   * @throws WebhookInboxException if it is not certain that they are gone
   */
  void erase(AccountId account);
}
