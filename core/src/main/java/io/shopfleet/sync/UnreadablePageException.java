package io.shopfleet.sync;

import io.shopfleet.commerce.DataStream;

/** Nothing of a whole page could be read: that is no matter of a few bad records. */
final class UnreadablePageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadablePageException(DataStream stream, int records, String reason) {
    super(
        "None of the "
            + records
            + " records of a page of "
            + stream
            + " could be read, so the marketplace's format may have changed; look for a newer"
            + " version of Shopfleet. The first of them: "
            + reason);
  }
}
