package io.shopfleet.webhook;

import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing to look at again for one account. Holds no secret, and of the delivery nothing but the
 * marketplace's ids of what changed.
 *
 * @param key what makes it the same thing: a hash of the signed content, 64 hexadecimal digits
 * @param account whose shop it is
 * @param type the marketplace's own word for the event, for people; at most 64 characters
 * @param stream what to read again; null if the connection itself is to be tried
 * @param records which records of the stream, at least one; none without a stream
 * @param receivedAt when it arrived, by the receiving node's clock
 * @param keepUntil until when the inbox has to know the key, at least
 * @param failures how often reading again failed; 0 on arrival
 */
public record WebhookEntry(
    String key,
    AccountId account,
    String type,
    @Nullable DataStream stream,
    List<String> records,
    Instant receivedAt,
    Instant keepUntil,
    int failures) {

  public WebhookEntry {
    records = List.copyOf(records);
  }
}
