package io.shopfleet.platform;

/**
 * One input of a host's "Add account" dialog.
 *
 * @param name the name under which the credential or the account holds the value
 * @param label what the dialog calls it
 * @param hint where the seller finds it
 * @param secret whether it is typed masked and stored as a secret
 * @param required whether connecting needs it
 */
public record CredentialField(
    String name, String label, String hint, boolean secret, boolean required) {}
