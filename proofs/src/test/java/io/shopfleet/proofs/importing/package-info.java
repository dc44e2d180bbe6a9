/** Proofs with imports into a database, on one node and on several. */
@NullMarked
package io.shopfleet.proofs.importing;

import org.jspecify.annotations.NullMarked;
