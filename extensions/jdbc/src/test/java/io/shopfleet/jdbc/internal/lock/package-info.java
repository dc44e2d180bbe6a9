/** Tests of exclusive use, with connections, pools and processes. */
@NullMarked
package io.shopfleet.jdbc.internal.lock;

import org.jspecify.annotations.NullMarked;
