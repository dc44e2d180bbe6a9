/** TikTok Shop as a platform, with its whole typed API. */
module io.shopfleet.tiktokshop {
  requires static transitive org.jspecify;
  requires static java.compiler;
  requires transitive io.shopfleet;
  requires com.github.benmanes.caffeine;
  requires com.squareup.moshi;
  requires okhttp3;
  requires okio;
  requires retrofit2;

  exports io.shopfleet.tiktokshop;
  exports io.shopfleet.tiktokshop.api;
  exports io.shopfleet.tiktokshop.api.affiliate;
  exports io.shopfleet.tiktokshop.api.affiliatecreator;
  exports io.shopfleet.tiktokshop.api.affiliatepartner;
  exports io.shopfleet.tiktokshop.api.affiliateseller;
  exports io.shopfleet.tiktokshop.api.analytics;
  exports io.shopfleet.tiktokshop.api.authorization;
  exports io.shopfleet.tiktokshop.api.customerengagement;
  exports io.shopfleet.tiktokshop.api.customerservice;
  exports io.shopfleet.tiktokshop.api.datareconciliation;
  exports io.shopfleet.tiktokshop.api.epharmacy;
  exports io.shopfleet.tiktokshop.api.event;
  exports io.shopfleet.tiktokshop.api.fbt;
  exports io.shopfleet.tiktokshop.api.finance;
  exports io.shopfleet.tiktokshop.api.fulfillment;
  exports io.shopfleet.tiktokshop.api.gsfullservicecommodity;
  exports io.shopfleet.tiktokshop.api.gsfullserviceinventory;
  exports io.shopfleet.tiktokshop.api.gsfullserviceshipment;
  exports io.shopfleet.tiktokshop.api.logistics;
  exports io.shopfleet.tiktokshop.api.open;
  exports io.shopfleet.tiktokshop.api.order;
  exports io.shopfleet.tiktokshop.api.product;
  exports io.shopfleet.tiktokshop.api.promotion;
  exports io.shopfleet.tiktokshop.api.registry;
  exports io.shopfleet.tiktokshop.api.returnrefund;
  exports io.shopfleet.tiktokshop.api.reviewrating;
  exports io.shopfleet.tiktokshop.api.seller;
  exports io.shopfleet.tiktokshop.api.supplychain;
  exports io.shopfleet.tiktokshop.credential;
  exports io.shopfleet.tiktokshop.signing;
}
