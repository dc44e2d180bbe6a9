package io.shopfleet.testkit.simulator.tokopedia;

import io.shopfleet.testkit.simulator.RequestJournal;

/**
 * A developer application at the simulator. Its token serves every shop that is attached to it.
 * Thread-safe.
 */
public final class FakeTokopediaApp {

  private final App app;
  private final World world;
  private final RequestJournal journal;

  FakeTokopediaApp(App app, World world, RequestJournal journal) {
    this.app = app;
    this.world = world;
    this.journal = journal;
  }

  /** The fulfilment service id, the {@code {fs_id}} of every path. */
  public long fsId() {
    return app.fsId();
  }

  /** The user name of the Basic authorization at the token endpoint. */
  public String clientId() {
    return app.clientId();
  }

  /** The password there. */
  public String clientSecret() {
    return app.clientSecret();
  }

  /**
   * Opens a shop and attaches it to this app.
   *
   * @param shopId the shop id; it must be new to the simulator
   * @param name the name that shop-info shows
   */
  public FakeTokopediaShop shop(long shopId, String name) {
    world.register().add(app.fsId(), shopId, name);
    return new FakeTokopediaShop(shopId, world);
  }

  /** Opens a shop with an id of its own and attaches it to this app. */
  public FakeTokopediaShop shop(String name) {
    return shop(world.register().newShopId(), name);
  }

  /**
   * The app's webhooks; each is sent when the test says so.
   *
   * @param secret the secret that was registered with the addresses, or that of a forger
   */
  public FakeTokopediaWebhooks webhooks(String secret) {
    return new FakeTokopediaWebhooks(app.fsId(), secret, world.clock());
  }

  /** Ends the app's token now: the API answers 401, and the next token call gives a new one. */
  public void expireToken() {
    world.tokens().expire(app.clientId());
  }

  /**
   * Lets the API refuse the present token although it has not expired. The token endpoint goes on
   * handing out that same token until it expires, so a client that answers each 401 with a token
   * call will loop unless it gives up.
   */
  public void refuseToken() {
    world.tokens().refusePresentToken(app.clientId());
  }

  /**
   * How many calls of the token endpoint named this app's client id, successful or not, as far as
   * the simulator's journal still keeps them.
   */
  public int tokenCalls() {
    return (int)
        journal.entries(Route.TOKEN.operation()).stream()
            .filter(entry -> app.clientId().equals(entry.principal()))
            .count();
  }

  /** How many different tokens the app was given. */
  public int tokensIssued() {
    return world.tokens().issued(app.clientId());
  }

  /** The app without its secret. */
  @Override
  public String toString() {
    return "FakeTokopediaApp[fsId=" + fsId() + ", clientId=" + clientId() + "]";
  }
}
