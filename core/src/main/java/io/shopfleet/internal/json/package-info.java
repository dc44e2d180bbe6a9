/**
 * Reading JSON the way the marketplaces write it, and writing it back; shared by the marketplace
 * modules.
 */
@NullMarked
package io.shopfleet.internal.json;

import org.jspecify.annotations.NullMarked;
