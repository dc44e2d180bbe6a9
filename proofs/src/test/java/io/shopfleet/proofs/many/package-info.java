/** Proofs with ten thousand accounts in one process. */
@NullMarked
package io.shopfleet.proofs.many;

import org.jspecify.annotations.NullMarked;
