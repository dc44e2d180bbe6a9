/** Tells what answers mean: which are failures, of what kind, and what to do. Not API. */
@NullMarked
package io.shopfleet.tiktokshop.internal.failure;

import org.jspecify.annotations.NullMarked;
