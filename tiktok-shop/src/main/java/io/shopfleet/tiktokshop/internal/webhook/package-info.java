/** How TikTok Shop's webhooks are signed and what they tell of. */
@NullMarked
package io.shopfleet.tiktokshop.internal.webhook;

import org.jspecify.annotations.NullMarked;
