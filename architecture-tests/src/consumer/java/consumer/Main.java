package consumer;

import io.shopfleet.Shopfleet;
import okhttp3.OkHttpClient;

/** Uses the library as a named module, with the host's own HTTP client. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    try (Shopfleet fleet = Shopfleet.builder().httpClient(new OkHttpClient()).build()) {
      System.out.println(fleet.platforms());
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
    ModuleLayer.boot().modules().stream()
        .map(Module::getName)
        .filter(name -> name.startsWith("io.shopfleet"))
        .sorted()
        .forEach(System.out::println);
  }
}
