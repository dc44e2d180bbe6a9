/** How this module calls operations and walks through listings. Not API. */
@NullMarked
package io.shopfleet.tiktokshop.internal.call;

import org.jspecify.annotations.NullMarked;
