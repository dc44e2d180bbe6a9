package io.shopfleet.testkit.simulator.tokopedia;

import io.shopfleet.testkit.simulator.Reply;

/** One operation of the API, or a few that differ little. */
interface Endpoint {

  /**
   * Answers a call.
   *
   * @throws Refusal when the answer is not a success
   */
  Reply answer(ApiCall call);
}
