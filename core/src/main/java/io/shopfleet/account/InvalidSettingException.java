package io.shopfleet.account;

/** A setting has a value that makes no sense; nothing was changed. */
public final class InvalidSettingException extends AccountException {

  private static final long serialVersionUID = 1L;

  public InvalidSettingException(String setting, String value, String whatToDo) {
    super("Setting " + setting + " cannot be \"" + value + "\": " + whatToDo);
  }
}
