package io.shopfleet.tokopedia.internal.wire;

import org.jspecify.annotations.Nullable;

/**
 * An answer.
 *
 * @param header what it says about itself
 * @param data what it holds; null if nothing, or if the header tells a failure
 */
record Envelope<T>(Header header, @Nullable T data) {}
