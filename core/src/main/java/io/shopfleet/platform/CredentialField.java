package io.shopfleet.platform;

/**
 * One input of a host's "Add account" dialog.
 *
 * @param name the name under which the credential or the account holds the value
 * @param label what the dialog calls it
 * @param hint where the seller finds it
 * @param secret whether it is typed masked and stored as a secret
 * @param required whether connecting needs it
 * @param belongsTo what the value becomes a part of
 */
public record CredentialField(
    String name, String label, String hint, boolean secret, boolean required, BelongsTo belongsTo) {

  /** What an entered value becomes a part of. */
  public enum BelongsTo {
    /** The app: one of the credential's parameters, or one of its secrets. */
    APP,
    /**
     * The app's webhooks alone. Entered where an app is saved, not where a shop is connected, and
     * never copied to what sellers grant.
     */
    WEBHOOKS,
    /** The account: it is the marketplace's own id of the shop. */
    SHOP,
    /** An authorization that was granted elsewhere. */
    GRANT
  }

  /** A field of the app. */
  public CredentialField(String name, String label, String hint, boolean secret, boolean required) {
    this(name, label, hint, secret, required, BelongsTo.APP);
  }
}
