/** Proofs with several JVMs that share one database, one marketplace and one time. */
@NullMarked
package io.shopfleet.proofs.process;

import org.jspecify.annotations.NullMarked;
