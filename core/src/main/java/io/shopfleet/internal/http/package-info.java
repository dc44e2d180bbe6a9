/** The HTTP seam that all marketplace modules share. Not API. */
@NullMarked
package io.shopfleet.internal.http;

import org.jspecify.annotations.NullMarked;
