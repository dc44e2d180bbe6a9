/** How the classic API's webhooks are signed and what they tell of. */
@NullMarked
package io.shopfleet.tokopedia.internal.webhook;

import org.jspecify.annotations.NullMarked;
