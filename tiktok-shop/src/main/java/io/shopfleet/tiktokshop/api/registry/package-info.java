/**
 * The whole generated API behind one door: every operation, every adapter, and the converter for
 * Retrofit. It knows all areas, and no area knows it.
 */
@NullMarked
package io.shopfleet.tiktokshop.api.registry;

import org.jspecify.annotations.NullMarked;
