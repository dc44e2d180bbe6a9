package io.shopfleet.account;

/** A region that is not a country code, or that the platform does not serve. */
public final class UnknownRegionException extends AccountException {

  private static final long serialVersionUID = 1L;

  public UnknownRegionException(String region, String whatToDo) {
    super("Unknown region \"" + region + "\": " + whatToDo);
  }
}
