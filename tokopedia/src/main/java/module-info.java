/** Tokopedia as a platform. */
module io.shopfleet.tokopedia {
  requires static transitive org.jspecify;
  requires transitive io.shopfleet;
  requires com.squareup.moshi;
  requires okhttp3;
  requires okio;
  requires retrofit2;

  exports io.shopfleet.tokopedia;
  exports io.shopfleet.tokopedia.model;
}
