package io.shopfleet.platform;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a signed delivery says. Nothing in it is data: it tells where to look again.
 *
 * @param type the marketplace's own word for the kind of event, for people; at most 64 characters
 * @param signedAt the time that the signature covers; null if it covers none
 * @param notices where to look again; none if the event concerns nothing that is read
 */
public record WebhookMessage(String type, @Nullable Instant signedAt, List<WebhookNotice> notices) {

  private static final int LONGEST_TYPE = 64;

  /** Cuts a type that is too long. */
  public WebhookMessage {
    type = type.length() > LONGEST_TYPE ? type.substring(0, LONGEST_TYPE) : type;
    notices = List.copyOf(notices);
  }
}
