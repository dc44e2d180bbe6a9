/** Reads credentials, checked. Not API. */
@NullMarked
package io.shopfleet.tiktokshop.internal.credential;

import org.jspecify.annotations.NullMarked;
