/** TikTok Shop as a platform, and the typed API of one shop. */
@NullMarked
package io.shopfleet.tiktokshop;

import org.jspecify.annotations.NullMarked;
