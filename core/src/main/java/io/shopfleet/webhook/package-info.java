/** Webhooks: verified, noted once, and answered by reading again what they tell of. */
@NullMarked
package io.shopfleet.webhook;

import org.jspecify.annotations.NullMarked;
