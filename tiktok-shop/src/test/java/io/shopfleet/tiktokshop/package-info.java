/** Tests of TikTok Shop as a platform, on real HTTP. */
@NullMarked
package io.shopfleet.tiktokshop;

import org.jspecify.annotations.NullMarked;
