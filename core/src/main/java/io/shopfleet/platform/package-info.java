/** What a marketplace module implements, and what it may offer. */
@NullMarked
package io.shopfleet.platform;

import org.jspecify.annotations.NullMarked;
