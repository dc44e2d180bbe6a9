package canary;

import java.util.List;
import org.jspecify.annotations.Nullable;

final class GenericNullMistake {

  // only JSpecify mode sees this one
  List<String> forgetsTheNullInside(List<@Nullable String> names) {
    return names;
  }
}
