/** Stores that are broken on purpose, to see that the contract tests notice. */
@NullMarked
package io.shopfleet.testkit.contract.broken;

import org.jspecify.annotations.NullMarked;
