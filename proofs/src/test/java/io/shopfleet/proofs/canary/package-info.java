/**
 * Plants secrets, lets everything happen that can happen to them, and looks for them everywhere.
 */
@NullMarked
package io.shopfleet.proofs.canary;

import org.jspecify.annotations.NullMarked;
