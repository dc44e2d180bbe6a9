/**
 * Turns Tokopedia's own records into the neutral ones and back, capability by capability. Not API.
 */
@NullMarked
package io.shopfleet.tokopedia.internal.connection;

import org.jspecify.annotations.NullMarked;
