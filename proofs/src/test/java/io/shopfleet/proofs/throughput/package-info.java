/** Proofs of how fast an import is. */
@NullMarked
package io.shopfleet.proofs.throughput;

import org.jspecify.annotations.NullMarked;
