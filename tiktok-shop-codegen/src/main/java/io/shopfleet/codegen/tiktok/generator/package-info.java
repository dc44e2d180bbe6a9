/** Turns the contract file into Java sources. */
@NullMarked
package io.shopfleet.codegen.tiktok.generator;

import org.jspecify.annotations.NullMarked;
