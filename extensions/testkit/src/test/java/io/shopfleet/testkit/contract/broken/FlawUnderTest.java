package io.shopfleet.testkit.contract.broken;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a tier's constructor the flaw that the present run is about. */
final class FlawUnderTest implements ParameterResolver {

  static final String FLAW = "flaw";

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return Flaw.class.isAssignableFrom(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    String name = context.getConfigurationParameter(FLAW).orElse(Flaw.NONE);
    for (Object flaw : parameter.getParameter().getType().getEnumConstants()) {
      if (((Enum<?>) flaw).name().equals(name)) {
        return flaw;
      }
    }
    throw new IllegalArgumentException("No flaw is named " + name);
  }
}
