/** How shops come in and leave: consent, connection, re-authorization, disconnection. */
@NullMarked
package io.shopfleet.authorization;

import org.jspecify.annotations.NullMarked;
