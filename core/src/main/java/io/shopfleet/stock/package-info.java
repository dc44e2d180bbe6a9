/**
 * Stock on its way out: what is available, who of the accounts shows how much of it, and how the
 * shops come to show it.
 */
@NullMarked
package io.shopfleet.stock;

import org.jspecify.annotations.NullMarked;
