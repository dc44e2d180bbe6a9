package io.shopfleet.testkit.simulator.tokopedia;

import java.time.InstantSource;
import java.util.Random;

/** Everything the simulated marketplace knows. */
record World(
    InstantSource clock,
    ShopRegister register,
    TokenDesk tokens,
    OrderStore orders,
    ProductStore products,
    Poisons poisons) {

  static World empty(InstantSource clock, long seed) {
    return new World(
        clock,
        new ShopRegister(clock),
        new TokenDesk(clock, new Random(seed)),
        new OrderStore(clock),
        new ProductStore(clock),
        new Poisons());
  }
}
