/** What a TikTok Shop credential and account hold, by name. */
@NullMarked
package io.shopfleet.tiktokshop.credential;

import org.jspecify.annotations.NullMarked;
