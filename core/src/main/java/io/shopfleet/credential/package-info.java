/** What opens a shop: secrets, tokens, where they rest, and the keeper that renews them. */
@NullMarked
package io.shopfleet.credential;

import org.jspecify.annotations.NullMarked;
