package io.shopfleet.jdbc.internal.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.jdbc.internal.record.RecordVersion.Effect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordVersionTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  /** What a row holds after versions were shown one after another. */
  private static RecordVersion after(RecordVersion first, List<RecordVersion> shown) {
    RecordVersion row = first;
    for (RecordVersion version : shown) {
      row = after(row, version);
    }
    return row;
  }

  private static RecordVersion after(RecordVersion row, RecordVersion shown) {
    return switch (row.effectOf(shown)) {
      case NONE -> row;
      case REPLACED -> shown;
      case STATUS_TAKEN ->
          new RecordVersion(
              row.updatedAt(),
              true,
              shown.status(),
              shown.phase(),
              shown.rank(),
              shown.fingerprint());
    };
  }

  @Property
  void anyVersions_timeOfTheRowNeverGoesBack(
      @ForAll("versions") RecordVersion first,
      @ForAll("manyVersions") List<RecordVersion> shown,
      @ForAll("versions") RecordVersion last) {
    RecordVersion before = after(first, shown);
    RecordVersion row = after(before, last);

    if (before.updatedAt() != null) {
      assertThat(row.updatedAt()).isAfterOrEqualTo(before.updatedAt());
    }
  }

  @Property
  void anyVersions_rowHoldsTheLatestTimeShown(
      @ForAll("versions") RecordVersion first, @ForAll("manyVersions") List<RecordVersion> shown) {
    RecordVersion row = after(first, shown);

    for (RecordVersion version : shown) {
      if (version.updatedAt() != null) {
        assertThat(row.updatedAt()).isAfterOrEqualTo(version.updatedAt());
      }
    }
  }

  @Property
  void shownAgainAtOnce_saysNothingNew(
      @ForAll("versions") RecordVersion first,
      @ForAll("manyVersions") List<RecordVersion> shown,
      @ForAll("versions") RecordVersion twice) {
    RecordVersion row = after(after(first, shown), twice);

    assertThat(row.effectOf(twice)).isEqualTo(Effect.NONE);
  }

  @Property
  void datedOnesOfDifferentTimes_endAlikeInAnyOrder(
      @ForAll("datedOnes") List<RecordVersion> versions, @ForAll Random random) {
    List<RecordVersion> shuffled = new ArrayList<>(versions);
    Collections.shuffle(shuffled, random);

    assertThat(after(shuffled.get(0), shuffled)).isEqualTo(after(versions.get(0), versions));
  }

  @Provide
  Arbitrary<RecordVersion> versions() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 3).injectNull(0.4),
            Arbitraries.integers().between(-1, 2),
            Arbitraries.integers().between(0, 1))
        .as(RecordVersionTest::version);
  }

  @Provide
  Arbitrary<List<RecordVersion>> manyVersions() {
    return versions().list().ofMaxSize(8);
  }

  @Provide
  Arbitrary<List<RecordVersion>> datedOnes() {
    return Arbitraries.integers()
        .between(0, 20)
        .list()
        .uniqueElements()
        .ofMinSize(1)
        .ofMaxSize(6)
        .map(times -> times.stream().map(time -> version(time, time % 3, 0)).toList());
  }

  private static RecordVersion version(@Nullable Integer second, int rank, int content) {
    Instant updatedAt = second == null ? null : NOON.plusSeconds(second);
    String status = "status " + rank;
    return new RecordVersion(
        updatedAt, false, status, "phase " + rank, rank, updatedAt + status + content);
  }

  @Test
  void olderOne_nothing() {
    assertThat(version(1, 0, 0).effectOf(version(0, 2, 0))).isEqualTo(Effect.NONE);
  }

  @Test
  void newerOneOfAnEarlierPhase_replaces() {
    assertThat(version(0, 2, 0).effectOf(version(1, 0, 0))).isEqualTo(Effect.REPLACED);
  }

  @Test
  void sameTimeOtherContent_replaces() {
    assertThat(version(0, 1, 0).effectOf(version(0, 1, 1))).isEqualTo(Effect.REPLACED);
    assertThat(version(0, 1, 0).effectOf(version(0, 0, 0))).isEqualTo(Effect.REPLACED);
  }

  @Test
  void undatedOverDated_takesALaterStatusAlone() {
    RecordVersion row = version(0, 1, 0);

    assertThat(row.effectOf(version(null, 2, 0))).isEqualTo(Effect.STATUS_TAKEN);
    assertThat(row.effectOf(version(null, 1, 1))).isEqualTo(Effect.NONE);
    assertThat(row.effectOf(version(null, 0, 0))).isEqualTo(Effect.NONE);
    assertThat(row.effectOf(version(null, RecordVersion.NO_RANK, 0)))
        .isEqualTo(Effect.STATUS_TAKEN);
  }

  @Test
  void statusTaken_onlyALaterTimeOrTheSameStatusReplacesIt() {
    RecordVersion row = after(version(1, 0, 0), version(null, 1, 0));

    assertThat(row.undated()).isTrue();
    assertThat(row.effectOf(version(1, 0, 0))).isEqualTo(Effect.NONE);
    assertThat(row.effectOf(version(1, 1, 0))).isEqualTo(Effect.REPLACED);
    assertThat(row.effectOf(version(2, 0, 0))).isEqualTo(Effect.REPLACED);
  }

  @Test
  void undatedOverUndated_replacesUnlessItFallsBack() {
    RecordVersion row = version(null, 1, 0);

    assertThat(row.effectOf(version(null, 1, 1))).isEqualTo(Effect.REPLACED);
    assertThat(row.effectOf(version(null, 2, 0))).isEqualTo(Effect.REPLACED);
    assertThat(row.effectOf(version(null, 0, 0))).isEqualTo(Effect.NONE);
    assertThat(row.effectOf(version(0, 0, 0))).isEqualTo(Effect.REPLACED);
  }
}
