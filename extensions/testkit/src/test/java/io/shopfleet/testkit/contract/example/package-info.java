/** A host's own credential store on plain JDBC, as the guide {@code own-store.md} shows it. */
@NullMarked
package io.shopfleet.testkit.contract.example;

import org.jspecify.annotations.NullMarked;
