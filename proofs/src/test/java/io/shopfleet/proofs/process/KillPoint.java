package io.shopfleet.proofs.process;

import io.shopfleet.testkit.simulator.Fault;
import io.shopfleet.testkit.simulator.Gate;
import io.shopfleet.testkit.simulator.tiktok.FakeTikTokShop;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import javax.sql.DataSource;

/** Where a process is killed on its way through a renewal. */
enum KillPoint {
  AT_RANDOM {
    @Override
    Trap set(FakeTikTokShop fake, DataSource database, Random random) {
      return moment(random, Duration.ofMillis(1_500));
    }
  },
  BEFORE_IT_ASKS {
    @Override
    Trap set(FakeTikTokShop fake, DataSource database, Random random) throws SQLException {
      return new TableTrap(database, "ACCESS EXCLUSIVE");
    }
  },
  BEFORE_THE_REQUEST_IS_PROCESSED {
    @Override
    Trap set(FakeTikTokShop fake, DataSource database, Random random) {
      return gate(fake, Fault::hold, random);
    }
  },
  BEFORE_THE_ANSWER_IS_SENT {
    @Override
    Trap set(FakeTikTokShop fake, DataSource database, Random random) {
      return gate(fake, Fault::holdAnswer, random);
    }
  },
  WITHIN_THE_ANSWER {
    @Override
    Trap set(FakeTikTokShop fake, DataSource database, Random random) {
      return gate(fake, Fault::holdInBody, random);
    }
  },
  JUST_AFTER_THE_ANSWER {
    @Override
    Trap set(FakeTikTokShop fake, DataSource database, Random random) {
      return new GateTrap(fake, Fault::holdAnswer, random) {
        @Override
        public void await(Child child, int accounts) throws Exception {
          super.await(child, accounts);
          gate.open();
          moment(random, Duration.ofMillis(400)).await(child, accounts);
        }
      };
    }
  },
  WHILE_IT_SAVES {
    @Override
    Trap set(FakeTikTokShop fake, DataSource database, Random random) throws SQLException {
      return new TableTrap(database, "SHARE");
    }
  };

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration MOMENT = Duration.ofMillis(2);

  /** Sets a trap for the next process. */
  abstract Trap set(FakeTikTokShop fake, DataSource database, Random random) throws Exception;

  String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Waits until a process is where it is to be killed; lets everything go on when it is closed. */
  interface Trap extends AutoCloseable {

    void await(Child child, int accounts) throws Exception;

    @Override
    void close() throws SQLException;
  }

  private static Trap gate(FakeTikTokShop fake, Function<Gate, Fault> fault, Random random) {
    return new GateTrap(fake, fault, random);
  }

  private static Trap moment(Random random, Duration most) {
    return new Trap() {
      @Override
      public void await(Child child, int accounts) throws InterruptedException {
        boolean unused = child.livesOn(Duration.ofNanos(random.nextLong(most.toNanos())));
      }

      @Override
      public void close() {}
    };
  }

  private static class GateTrap implements Trap {

    final Gate gate = new Gate();
    private final FakeTikTokShop fake;
    private final Random random;

    GateTrap(FakeTikTokShop fake, Function<Gate, Fault> fault, Random random) {
      this.fake = fake;
      this.random = random;
      fake.faults().add(fault.apply(gate).on("/api/v2/token/refresh"));
    }

    @Override
    public void await(Child child, int accounts) throws Exception {
      int arrivals = 1 + random.nextInt(accounts);
      if (!gate.awaitArrivals(arrivals, PATIENCE)) {
        throw new IllegalStateException("No renewal came");
      }
    }

    @Override
    public void close() {
      fake.faults().clear();
      gate.open();
    }
  }

  /** Nobody can read, or only write, a credential; the process is killed when it tries to. */
  private static final class TableTrap implements Trap {

    private final Connection connection;

    TableTrap(DataSource database, String mode) throws SQLException {
      connection = database.getConnection();
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("LOCK TABLE integration_credentials IN " + mode + " MODE");
      }
    }

    @Override
    public void await(Child child, int accounts) throws Exception {
      while (waiting() == 0) {
        if (!child.livesOn(MOMENT)) {
          throw new IllegalStateException("The process ended before it came here");
        }
      }
    }

    private int waiting() throws SQLException {
      try (Statement statement = connection.createStatement();
          ResultSet row =
              statement.executeQuery(
                  "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation ="
                      + " 'integration_credentials'::regclass")) {
        row.next();
        return row.getInt(1);
      }
    }

    @Override
    public void close() throws SQLException {
      connection.rollback();
      connection.close();
    }
  }
}
