package io.shopfleet.benchmarks.rotation;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What each library takes to hand out a token that is still good. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class GoodTokenBenchmark {

  private static final long A_WEEK = 604_800;

  private final RotatingServer server = new RotatingServer(A_WEEK);
  private final Contestant shopfleet = new ShopfleetKeeper(server);
  private final Contestant google = new GoogleCredentials(server);
  private final Contestant spring = new SpringSecurity(server);

  @Setup
  public void signIn() throws Exception {
    for (Contestant contestant : new Contestant[] {shopfleet, google, spring}) {
      contestant.signedIn(server.signIn());
      contestant.token();
    }
  }

  @TearDown
  public void stopServer() {
    server.close();
  }

  @Benchmark
  public String shopfleet() throws Exception {
    return shopfleet.token();
  }

  @Benchmark
  public String google() throws Exception {
    return google.token();
  }

  @Benchmark
  public String spring() throws Exception {
    return spring.token();
  }
}
