package io.shopfleet.sync;

import io.shopfleet.account.AccountId;
import io.shopfleet.commerce.DataStream;
import io.shopfleet.event.FleetEvent;
import io.shopfleet.event.FleetListener;
import io.shopfleet.platform.Unreadable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Parks what one stream of one run could not hand over, and clears what it could after all. */
final class Parking {

  private final AccountId account;
  private final DataStream stream;
  private final String run;
  private final ParkedRecords records;
  private final FleetListener listener;
  private final Clock clock;
  private final boolean anyBefore;
  private long parked;

  Parking(
      AccountId account,
      DataStream stream,
      String run,
      ParkedRecords records,
      FleetListener listener,
      Clock clock) {
    this.account = account;
    this.stream = stream;
    this.run = run;
    this.records = records;
    this.listener = listener;
    this.clock = clock;
    this.anyBefore = !records.list(account, stream, null, 1).isEmpty();
  }

  /** How many records were parked in this run; one that was parked twice counts twice. */
  long parked() {
    return parked;
  }

  void park(Unreadable unreadable) {
    String id = unreadable.id() != null ? unreadable.id() : "sha256:" + hash(unreadable.raw());
    park(id, unreadable.reason(), unreadable.raw());
  }

  void park(RecordRejectedException rejected, String raw) {
    park(rejected.recordId(), rejected.reason(), raw);
  }

  /** The host took these records: if one of them was parked before, it is no longer. */
  void taken(List<String> ids) {
    if (ids.isEmpty() || (!anyBefore && parked == 0)) {
      return;
    }
    Set<String> cleared = records.parked(account, stream, ids);
    if (!cleared.isEmpty()) {
      records.remove(account, stream, cleared, clock.instant());
    }
  }

  private void park(String id, String reason, String raw) {
    Instant now = clock.instant();
    records.park(new ParkedRecord(account, stream, id, reason, raw, now, 1));
    parked++;
    listener.on(new FleetEvent.RecordParked(now, account, run, stream, id, reason));
  }

  private static String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
