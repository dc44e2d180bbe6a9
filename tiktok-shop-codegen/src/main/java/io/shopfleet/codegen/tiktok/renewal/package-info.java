/** Renews the contract file from the official OpenAPI files and a merged contract. */
@NullMarked
package io.shopfleet.codegen.tiktok.renewal;

import org.jspecify.annotations.NullMarked;
