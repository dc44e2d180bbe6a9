package canary;

import org.jspecify.annotations.Nullable;

final class NullMistake {

  int dereferencesNullable(@Nullable String name) {
    return name.length();
  }
}
