/** Contract tests for every SPI, to be extended by whoever implements one. */
@NullMarked
package io.shopfleet.testkit.contract;

import org.jspecify.annotations.NullMarked;
