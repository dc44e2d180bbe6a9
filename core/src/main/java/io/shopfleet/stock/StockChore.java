package io.shopfleet.stock;

import io.shopfleet.sync.Chore;
import java.util.function.BooleanSupplier;

/** Starts the sending of stock that is due; the sending itself goes on beside the chore. */
public final class StockChore implements Chore {

  private final StockPublisher publisher;

  public StockChore(StockPublisher publisher) {
    this.publisher = publisher;
  }

  @Override
  public String name() {
    return "sending of stock";
  }

  @Override
  public boolean due() {
    return true;
  }

  @Override
  public void step(BooleanSupplier closing) {
    if (!closing.getAsBoolean()) {
      publisher.publishDue();
    }
  }
}
