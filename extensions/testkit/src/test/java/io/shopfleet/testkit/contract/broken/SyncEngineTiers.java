package io.shopfleet.testkit.contract.broken;

import io.shopfleet.sync.SyncEngineFactory;
import io.shopfleet.testkit.contract.EngineNode;
import io.shopfleet.testkit.contract.SyncEngineClusterContract;
import io.shopfleet.testkit.contract.SyncEngineContract;
import io.shopfleet.testkit.contract.SyncEngineScheduleContract;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contracts of engines, over one that has a flaw. */
final class SyncEngineTiers {

  private SyncEngineTiers() {}

  @ExtendWith(FlawUnderTest.class)
  static class Asked extends SyncEngineContract {

    private final EngineFlaw flaw;
    private String test = "";

    Asked(EngineFlaw flaw) {
      this.flaw = flaw;
    }

    @BeforeEach
    void prepare(TestInfo info) {
      test = info.getTestMethod().orElseThrow().getName();
    }

    @Override
    protected SyncEngineFactory engine() {
      return new Stand<>(flaw).node();
    }

    @Override
    protected Duration patience() {
      return flaw.patience(test);
    }
  }

  @ExtendWith(FlawUnderTest.class)
  static class ByItself extends SyncEngineScheduleContract {

    private final EngineFlaw flaw;
    private String test = "";

    ByItself(EngineFlaw flaw) {
      this.flaw = flaw;
    }

    @BeforeEach
    void prepare(TestInfo info) {
      test = info.getTestMethod().orElseThrow().getName();
    }

    @Override
    protected SyncEngineFactory engine() {
      return new Stand<>(flaw).node();
    }

    @Override
    protected Duration patience() {
      return flaw.patience(test);
    }
  }

  @ExtendWith(FlawUnderTest.class)
  static class OnSeveralNodes extends SyncEngineClusterContract {

    private final EngineFlaw flaw;
    private String test = "";

    OnSeveralNodes(EngineFlaw flaw) {
      this.flaw = flaw;
    }

    @BeforeEach
    void prepare(TestInfo info) {
      test = info.getTestMethod().orElseThrow().getName();
    }

    @Override
    protected EngineNode node() {
      return new EngineNode() {
        @Override
        public SyncEngineFactory engine() {
          return new Stand<>(flaw).node();
        }

        @Override
        public void stall() {}

        @Override
        public void awake() {}
      };
    }

    @Override
    protected Duration patience() {
      return flaw.patience(test);
    }
  }
}
