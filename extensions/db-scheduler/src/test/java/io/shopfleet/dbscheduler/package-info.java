@NullMarked
package io.shopfleet.dbscheduler;

import org.jspecify.annotations.NullMarked;
