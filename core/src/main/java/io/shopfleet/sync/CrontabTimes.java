package io.shopfleet.sync;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/**
 * The times that fit a cron expression, on a wall clock that nobody puts forward or back. Immutable
 * and safe for concurrent use.
 */
final class CrontabTimes {

  private static final CronParser PARSER =
      new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
  private static final LocalDateTime ANY_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

  private final String expression;
  private final ExecutionTime times;

  private CrontabTimes(String expression, ExecutionTime times) {
    this.expression = expression;
    this.times = times;
  }

  /**
   * @throws IllegalArgumentException if it is no expression of five fields, or no time fits it
   */
  static CrontabTimes of(String text) {
    String expression = String.join(" ", text.strip().split("\\s+"));
    // The parser would take this as several expressions in one.
    if (expression.contains("|")) {
      throw new IllegalArgumentException("one expression, without |");
    }
    CrontabTimes times =
        new CrontabTimes(expression, ExecutionTime.forCron(PARSER.parse(expression)));
    if (times.times.nextExecution(ANY_TIME.atZone(ZoneOffset.UTC)).isEmpty()) {
      throw new IllegalArgumentException("no day ever fits " + expression);
    }
    return times;
  }

  String expression() {
    return expression;
  }

  /**
   * The first time that fits and is later.
   *
   * @throws DateTimeException if there is none left
   */
  LocalDateTime after(LocalDateTime time) {
    return times
        .nextExecution(time.atZone(ZoneOffset.UTC))
        .map(ZonedDateTime::toLocalDateTime)
        .orElseThrow(() -> new DateTimeException("No time after " + time + " fits " + expression));
  }
}
