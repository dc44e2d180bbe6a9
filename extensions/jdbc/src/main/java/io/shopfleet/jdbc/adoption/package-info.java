/** Makes Shopfleet's a database that was built by hand. */
@NullMarked
package io.shopfleet.jdbc.adoption;

import org.jspecify.annotations.NullMarked;
