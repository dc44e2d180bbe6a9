/** JMH benchmarks with their workloads; figures go into the README of this module. */
@NullMarked
package io.shopfleet.benchmarks;

import org.jspecify.annotations.NullMarked;
