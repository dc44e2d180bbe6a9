/** Products, stock and prices of TikTok Shop, read and written. Not API. */
@NullMarked
package io.shopfleet.tiktokshop.internal.product;

import org.jspecify.annotations.NullMarked;
