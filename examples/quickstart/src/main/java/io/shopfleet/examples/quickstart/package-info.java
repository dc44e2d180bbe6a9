/** A host in a few files: five shops on two marketplaces, synchronised into a book and compared. */
@NullMarked
package io.shopfleet.examples.quickstart;

import org.jspecify.annotations.NullMarked;
