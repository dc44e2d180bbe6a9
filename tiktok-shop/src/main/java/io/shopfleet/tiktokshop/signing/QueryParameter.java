package io.shopfleet.tiktokshop.signing;

/**
 * A query parameter as it is signed.
 *
 * @param name its name
 * @param value its value before any URL encoding
 */
public record QueryParameter(String name, String value) {}
