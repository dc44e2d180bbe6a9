/** The contract file: its facts as records, and its text form. */
@NullMarked
package io.shopfleet.codegen.tiktok.contract;

import org.jspecify.annotations.NullMarked;
