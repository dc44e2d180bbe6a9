/** The classic Tokopedia API on the wire: requests, envelopes, failures, tokens. Not API. */
@NullMarked
package io.shopfleet.tokopedia.internal.wire;

import org.jspecify.annotations.NullMarked;
