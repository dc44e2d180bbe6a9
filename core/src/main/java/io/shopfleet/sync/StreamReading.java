package io.shopfleet.sync;

import io.shopfleet.platform.Window;
import java.util.List;

/**
 * How the records of one stream of one account are read. Everything read goes to the pass.
 *
 * @param <T> the records
 */
interface StreamReading<T> {

  /** What happened since the checkpoint. */
  void changes(StreamPass<T> pass);

  /** A period of the past; a stream without a sense of time is read whole. */
  void period(StreamPass<T> pass, Window period);

  /** Single records by id. */
  void records(StreamPass<T> pass, List<String> ids);
}
