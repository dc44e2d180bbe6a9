package io.shopfleet.jdbc.server;

/**
 * Where a database is, for whoever opens connections by itself, other processes too.
 *
 * @param url the JDBC URL
 * @param user the owner of the database
 * @param password the owner's
 */
public record DatabaseAddress(String url, String user, String password) {}
