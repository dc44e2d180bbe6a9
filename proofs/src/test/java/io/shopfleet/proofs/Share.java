package io.shopfleet.proofs;

import java.util.Locale;

/** How much of each proof a build makes. */
public enum Share {
  TENTH(10),
  WHOLE(1);

  private final int divisor;

  Share(int divisor) {
    this.divisor = divisor;
  }

  /** What the build was asked for; a tenth unless told otherwise. */
  public static Share ofBuild() {
    String asked = System.getProperty("shopfleet.proof.share", "tenth");
    return valueOf(asked.toUpperCase(Locale.ROOT));
  }

  /** This share of a whole. */
  public int of(int whole) {
    return whole / divisor;
  }
}
