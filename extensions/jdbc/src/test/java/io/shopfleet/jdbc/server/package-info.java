/** Real databases for tests: started once per test run, a fresh database for each test class. */
@NullMarked
package io.shopfleet.jdbc.server;

import org.jspecify.annotations.NullMarked;
