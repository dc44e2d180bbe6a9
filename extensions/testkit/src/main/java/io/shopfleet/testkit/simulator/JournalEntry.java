package io.shopfleet.testkit.simulator;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request in the journal of a simulator.
 *
 * @param number counts from 1 in the order of completion
 * @param at when it was answered, on the simulator's clock
 * @param operation method and path template
 * @param shop the id of the shop that was asked for, when the request named one
 * @param principal who asked, when it could be told
 * @param query the decoded query with secrets, tokens and signatures left out
 * @param status the HTTP status, 0 when the connection was cut without an answer
 * @param code the marketplace's own result code, empty when there was none
 * @param fault the fault that struck, when one did
 */
public record JournalEntry(
    long number,
    Instant at,
    String operation,
    @Nullable String shop,
    @Nullable String principal,
    Map<String, String> query,
    int status,
    String code,
    @Nullable Fault fault) {

  /** Keeps a copy of the query. */
  public JournalEntry {
    query = Map.copyOf(query);
  }
}
