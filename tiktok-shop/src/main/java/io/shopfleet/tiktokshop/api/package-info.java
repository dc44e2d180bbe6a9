/**
 * The typed TikTok Shop API: one sub-package for each area, generated from the contract, and here
 * what they share.
 *
 * <p>Ids are text, money is the platform's own text (exact, with its currency beside it), times are
 * whole numbers as the platform sends them: epoch seconds, milliseconds where the name says so.
 * Numbers, booleans and objects may be absent; lists of an answer are empty instead.
 */
@NullMarked
package io.shopfleet.tiktokshop.api;

import org.jspecify.annotations.NullMarked;
