/** Returns and cancellations of TikTok Shop, read and put into the neutral words. Not API. */
@NullMarked
package io.shopfleet.tiktokshop.internal.aftersales;

import org.jspecify.annotations.NullMarked;
