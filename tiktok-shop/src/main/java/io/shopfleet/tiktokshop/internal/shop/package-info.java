/** What TikTok Shop says about shops. Not API. */
@NullMarked
package io.shopfleet.tiktokshop.internal.shop;

import org.jspecify.annotations.NullMarked;
