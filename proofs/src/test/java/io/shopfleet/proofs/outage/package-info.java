/** What a fleet does while the token endpoint is down. */
@NullMarked
package io.shopfleet.proofs.outage;

import org.jspecify.annotations.NullMarked;
