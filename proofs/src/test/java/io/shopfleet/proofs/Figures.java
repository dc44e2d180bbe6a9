package io.shopfleet.proofs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The figures of one proof: one line, printed and kept in a file for whoever quotes it. */
public final class Figures {

  private static final Path FOLDER =
      Path.of(System.getProperty("shopfleet.proof.folder", "target/proofs"));

  private final String proof;
  private final Map<String, Object> figures = new LinkedHashMap<>();

  public Figures(String proof) {
    this.proof = proof;
    add("share", Share.ofBuild().name().toLowerCase(Locale.ROOT));
  }

  public Figures add(String what, Object figure) {
    figures.put(what, figure);
    return this;
  }

  /** Prints the line and writes it to {@code <folder>/<proof>.txt}. */
  public void tell() {
    String line =
        figures.entrySet().stream()
            .map(figure -> figure.getKey() + " " + figure.getValue())
            .collect(Collectors.joining(", ", "Proof " + proof + ": ", ""));
    System.out.println(line);
    try {
      Files.createDirectories(FOLDER);
      Files.writeString(FOLDER.resolve(proof + ".txt"), line + System.lineSeparator());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
