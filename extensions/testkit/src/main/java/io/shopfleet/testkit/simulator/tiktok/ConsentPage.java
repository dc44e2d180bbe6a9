package io.shopfleet.testkit.simulator.tiktok;

import io.shopfleet.testkit.simulator.Reply;
import io.shopfleet.testkit.simulator.SimulatedRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;
import okio.ByteString;

/**
 * The page on which a seller lets an app in. Whoever opens it chooses the seller; the choice leads
 * back to the app with code and state, a refusal without a code.
 */
final class ConsentPage {
  static final String PATH = "/open/authorize";

  private final FakeTikTokShop simulator;
  private final Map<String, Service> services = new ConcurrentHashMap<>();

  ConsentPage(FakeTikTokShop simulator) {
    this.simulator = simulator;
  }

  void add(String serviceId, FakeApp app, HttpUrl redirectUrl) {
    services.put(serviceId, new Service(app, redirectUrl));
  }

  Reply answer(SimulatedRequest request) {
    Service service = services.get(request.parameter("service_id").orElse(""));
    if (service == null) {
      return Reply.htmlPage(404);
    }
    String choice = request.parameter("seller").orElse("");
    if (choice.isEmpty()) {
      return choices(request);
    }
    HttpUrl.Builder back = service.redirectUrl.newBuilder();
    FakeSeller chosen =
        simulator.sellers().stream()
            .filter(seller -> Integer.toString(seller.number()).equals(choice))
            .findFirst()
            .orElse(null);
    if (chosen == null) {
      back.addQueryParameter("error", "auth_denied");
    } else {
      back.addQueryParameter("code", chosen.authorize(service.app));
    }
    request.parameter("state").ifPresent(state -> back.addQueryParameter("state", state));
    return new Reply(302, "", Map.of("Location", back.build().toString()), ByteString.EMPTY);
  }

  private Reply choices(SimulatedRequest request) {
    StringBuilder page = new StringBuilder("<html><body><h1>Authorize</h1><ul>");
    for (FakeSeller seller : simulator.sellers()) {
      page.append(link(request, Integer.toString(seller.number()), seller.name()));
    }
    page.append(link(request, "none", "Refuse")).append("</ul></body></html>");
    return new Reply(
        200,
        "",
        Map.of("Content-Type", "text/html; charset=utf-8"),
        ByteString.encodeUtf8(page.toString()));
  }

  private String link(SimulatedRequest request, String choice, String text) {
    HttpUrl.Builder target = simulator.consentUrl().newBuilder();
    request.query().forEach(target::addQueryParameter);
    HttpUrl url = target.addQueryParameter("seller", choice).build();
    return "<li><a href=\"" + escaped(url.toString()) + "\">" + escaped(text) + "</a></li>";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  private record Service(FakeApp app, HttpUrl redirectUrl) {}
}
