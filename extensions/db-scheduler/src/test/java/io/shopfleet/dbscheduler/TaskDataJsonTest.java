package io.shopfleet.dbscheduler;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopfleet.commerce.DataStream;
import io.shopfleet.dbscheduler.TaskData.Foreign;
import io.shopfleet.dbscheduler.TaskData.Wanted;
import io.shopfleet.sync.RunRequest;
import io.shopfleet.sync.RunRequest.Scope;
import io.shopfleet.sync.SyncRun.Trigger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskDataJsonTest {

  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00.123456Z");
  private static final Instant TO = Instant.parse("2026-02-01T00:00:00Z");

  private final TaskDataJson json = new TaskDataJson();

  static Stream<Scope> scopes() {
    return Stream.of(
        new Scope.Changes(Set.of()),
        new Scope.Changes(Set.of(DataStream.ORDERS, DataStream.RETURNS)),
        new Scope.Backfill(Set.of(DataStream.ORDERS), FROM, TO),
        new Scope.Records(DataStream.PRODUCTS, List.of("7\"8", "9")),
        new Scope.Sweep(Set.of(DataStream.ORDERS), FROM, TO));
  }

  @ParameterizedTest
  @MethodSource("scopes")
  void wantedRun_readAsWritten(Scope scope) {
    Wanted nobodys = new Wanted(new RunRequest("r-1", Trigger.WEBHOOK, null, scope), 0);
    Wanted saris = new Wanted(new RunRequest("r-2", Trigger.MANUAL, "Sari é", scope), 3);

    assertThat(read(json.serialize(nobodys))).isEqualTo(nobodys);
    assertThat(read(json.serialize(saris))).isEqualTo(saris);
  }

  @Test
  void taskOfTheSchedule_isShortAndTellsItsVersion() {
    assertThat(text(json.serialize(TaskData.BY_SCHEDULE))).isEqualTo("{\"v\":1}");
    assertThat(read("{\"v\":1}")).isEqualTo(TaskData.BY_SCHEDULE);
    assertThat(json.deserialize(TaskData.class, null)).isEqualTo(TaskData.BY_SCHEDULE);
  }

  @Test
  void namesOfALaterVersion_arePassedOver() {
    assertThat(
            read(
                "{\"later\":[{}],\"v\":1,\"attempt\":2,\"request\":{\"id\":\"r\",\"later\":7,"
                    + "\"trigger\":\"MANUAL\",\"scope\":\"CHANGES\",\"streams\":[\"ORDERS\"]}}"))
        .isEqualTo(
            new Wanted(
                new RunRequest(
                    "r", Trigger.MANUAL, null, new Scope.Changes(Set.of(DataStream.ORDERS))),
                2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"v\":2,\"anything\":\"at all\"}",
        "{\"v\":1,\"attempt\":0,\"request\":{\"id\":\"r\",\"trigger\":\"OMEN\","
            + "\"scope\":\"CHANGES\",\"streams\":[]}}",
        "{\"v\":1,\"attempt\":0,\"request\":{\"id\":\"r\",\"trigger\":\"MANUAL\","
            + "\"scope\":\"DREAM\",\"streams\":[]}}",
        "{\"v\":1,\"attempt\":0,\"request\":{\"id\":\"r\",\"trigger\":\"MANUAL\","
            + "\"scope\":\"CHANGES\",\"streams\":[\"REVIEWS\"]}}",
        "{\"v\":1,\"attempt\":0,\"request\":\"none\"}",
        "no json",
        ""
      })
  void whatIsNotUnderstood_isKeptToTheLetter(String stored) {
    TaskData data = read(stored);

    assertThat(data).isInstanceOf(Foreign.class);
    assertThat(text(json.serialize(data))).isEqualTo(stored);
  }

  private TaskData read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private TaskData read(byte[] bytes) {
    return json.deserialize(TaskData.class, bytes);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
