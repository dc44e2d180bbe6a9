package io.shopfleet.authorization;

import io.shopfleet.credential.RenewalPolicy;
import io.shopfleet.credential.TokenKeeper;
import java.util.random.RandomGenerator;

/**
 * How a fleet keeps its tokens.
 *
 * @param keeper renews them
 * @param policy when they are renewed
 * @param jitter spreads that; must be safe for concurrent use
 */
public record FleetTokens(TokenKeeper keeper, RenewalPolicy policy, RandomGenerator jitter) {}
