/** Tokopedia as a platform: the classic API, its typed client and its closing notice. */
@NullMarked
package io.shopfleet.tokopedia;

import org.jspecify.annotations.NullMarked;
