/** The long proofs about tokens: how much of them a build makes, and where their figures go. */
@NullMarked
package io.shopfleet.proofs;

import org.jspecify.annotations.NullMarked;
