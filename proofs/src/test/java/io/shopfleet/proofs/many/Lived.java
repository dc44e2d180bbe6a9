package io.shopfleet.proofs.many;

import java.util.Arrays;

/**
 * What a process tells of a story.
 *
 * @param runs runs of the well platform whose lag is known
 * @param p50 their lag, in milliseconds of the story's time
 * @param p95 the same
 * @param p99 the same
 * @param worst the same
 * @param threads the most threads of the process at a time
 * @param heapEmpty bytes in use before there was an account
 * @param heapIdle bytes in use after the story, when all accounts idle
 * @param lookP50 what a look for due accounts took, in microseconds of real time
 * @param lookP99 the same
 * @param realMillis what the whole story took in real time
 */
record Lived(
    long runs,
    long p50,
    long p95,
    long p99,
    long worst,
    long threads,
    long heapEmpty,
    long heapIdle,
    long lookP50,
    long lookP99,
    long realMillis) {

  String line() {
    return "lived %d %d %d %d %d %d %d %d %d %d %d"
        .formatted(
            runs, p50, p95, p99, worst, threads, heapEmpty, heapIdle, lookP50, lookP99, realMillis);
  }

  static boolean is(String line) {
    return line.startsWith("lived ");
  }

  static Lived of(String line) {
    long[] figures =
        Arrays.stream(line.split(" ", -1)).skip(1).mapToLong(Long::parseLong).toArray();
    return new Lived(
        figures[0],
        figures[1],
        figures[2],
        figures[3],
        figures[4],
        figures[5],
        figures[6],
        figures[7],
        figures[8],
        figures[9],
        figures[10]);
  }

  /** The value that this part of all values does not exceed. */
  static long percentile(long[] sorted, double part) {
    return sorted[(int) Math.ceil(part * sorted.length) - 1];
  }
}
