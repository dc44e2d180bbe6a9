/** Signs requests as the TikTok Shop Open API wants it. */
@NullMarked
package io.shopfleet.tiktokshop.signing;

import org.jspecify.annotations.NullMarked;
