/** What is stored, as the rows, columns and documents of its tables. */
@NullMarked
package io.shopfleet.jdbc.internal.row;

import org.jspecify.annotations.NullMarked;
