package io.shopfleet.testkit.simulator.tokopedia;

import io.shopfleet.testkit.simulator.SimulatedRequest;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A request to the API whose bearer token was accepted.
 *
 * @param request the request as it came
 * @param route the operation
 * @param app whose token it carries
 * @param repeatsPage whether a fault wants the page before the asked one
 */
record ApiCall(SimulatedRequest request, Route route, App app, boolean repeatsPage) {

  /** Under which limits are counted. */
  String budgetKey() {
    return app.clientId() + " " + route.operation();
  }

  /** A parameter with a value; {@code name=} counts as absent. */
  Optional<String> text(String name) {
    return request.parameter(name).filter(value -> !value.isEmpty());
  }

  /** A whole number, empty when absent. */
  OptionalLong number(String name) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    OptionalLong number = Numbers.parse(text.get());
    if (number.isEmpty()) {
      throw Refusal.malformed(name + " must be a number");
    }
    return number;
  }

  /** A whole number that must be there and be at least 1, with a code for each way to fail. */
  int positive(String name, String codeIfAbsent, String codeIfMalformed) {
    String text =
        text(name).orElseThrow(() -> Refusal.malformed(codeIfAbsent, name + " cannot be empty"));
    long number = Numbers.parse(text).orElse(0);
    if (number < 1 || number > Integer.MAX_VALUE) {
      throw Refusal.malformed(codeIfMalformed, name + " must be a number from 1");
    }
    return (int) number;
  }

  /** The page to give: the asked one, or the one before when a fault repeats pages. */
  int pageToGive(int asked) {
    return repeatsPage ? Math.max(1, asked - 1) : asked;
  }
}
