/** Three libraries with one credential at one server whose refresh tokens work once. */
@NullMarked
package io.shopfleet.benchmarks.rotation;

import org.jspecify.annotations.NullMarked;
