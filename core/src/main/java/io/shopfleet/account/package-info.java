/** Accounts: one connected shop each, where they are kept, and the settings they inherit. */
@NullMarked
package io.shopfleet.account;

import org.jspecify.annotations.NullMarked;
