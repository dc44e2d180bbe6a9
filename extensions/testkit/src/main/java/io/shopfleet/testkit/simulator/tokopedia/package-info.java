/**
 * A simulator of the classic Tokopedia seller API: the token host and fs.tokopedia.net as they
 * answered until September 2025.
 */
@NullMarked
package io.shopfleet.testkit.simulator.tokopedia;

import org.jspecify.annotations.NullMarked;
