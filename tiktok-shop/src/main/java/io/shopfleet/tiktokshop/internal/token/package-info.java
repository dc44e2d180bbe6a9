/** How tokens are obtained and renewed. Not API. */
@NullMarked
package io.shopfleet.tiktokshop.internal.token;

import org.jspecify.annotations.NullMarked;
