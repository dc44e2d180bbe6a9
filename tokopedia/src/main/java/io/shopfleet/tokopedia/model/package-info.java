/** Tokopedia's own records, with the values as they stand on the wire. */
@NullMarked
package io.shopfleet.tokopedia.model;

import org.jspecify.annotations.NullMarked;
