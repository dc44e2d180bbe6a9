/**
 * The engine of Shopfleet and the words that marketplaces, extensions and hosts share.
 *
 * <p>Retrofit, Moshi, resilience4j and cron-utils are automatic modules with reserved names; none
 * of their types stands in an exported package.
 */
@SuppressWarnings("module") // the marketplaces are compiled after core
module io.shopfleet {
  requires static transitive org.jspecify;
  requires transitive okhttp3;
  requires com.cronutils;
  requires com.github.benmanes.caffeine;
  requires com.squareup.moshi;
  requires io.github.resilience4j.core;
  requires io.github.resilience4j.retry;
  requires org.slf4j;
  requires retrofit2;

  exports io.shopfleet;
  exports io.shopfleet.account;
  exports io.shopfleet.authorization;
  exports io.shopfleet.commerce;
  exports io.shopfleet.credential;
  exports io.shopfleet.event;
  exports io.shopfleet.failure;
  exports io.shopfleet.platform;
  exports io.shopfleet.stock;
  exports io.shopfleet.sync;
  exports io.shopfleet.webhook;
  exports io.shopfleet.internal.json to
      io.shopfleet.tiktokshop,
      io.shopfleet.tokopedia;
  exports io.shopfleet.internal.http to
      io.shopfleet.tiktokshop,
      io.shopfleet.tokopedia;
}
