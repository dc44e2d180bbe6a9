package io.shopfleet.platform;

import org.jspecify.annotations.Nullable;

/**
 * A record that the marketplace sent and that could not be put into the neutral words. The others
 * of its page are not concerned.
 *
 * @param id the marketplace's id of the record; null if that could not be read either
 * @param raw the record as JSON: as it was sent where its JSON has another shape than the contract
 *     says, else written back from what was read of it. It may hold a buyer's name and address, but
 *     never a token or key.
 * @param reason what is wrong with it, for people
 */
public record Unreadable(@Nullable String id, String raw, String reason) {}
