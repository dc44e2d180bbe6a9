/** The marketplaces' records as rows: what each table holds, and which version stays. */
@NullMarked
package io.shopfleet.jdbc.internal.record;

import org.jspecify.annotations.NullMarked;
