package io.shopfleet.codegen.tiktok.generator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

  @ParameterizedTest
  @CsvSource({
    "create_time,createTime",
    "id,id",
    "24h_live_gmv,value24HLiveGmv",
    "default_RP,defaultRp",
    "default,defaultValue",
    "wait,waitValue"
  })
  void wireName_becomesAComponent(String wire, String expected) {
    assertThat(Names.component(wire)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "line_items,LineItem",
    "addresses,Address",
    "categories,Category",
    "statuses,Status",
    "status,Status",
    "boxes,Box",
    "prices,Price",
    "packages,PackageInfo",
    "district_info,DistrictInfo"
  })
  void wireName_becomesASingularType(String wire, String expected) {
    assertThat(Names.type(wire)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "SearchOrders202309,SEARCH_ORDERS_202309",
    "ON_HOLD,ON_HOLD",
    "3_DAY_DELIVERY,_3_DAY_DELIVERY"
  })
  void name_becomesAConstant(String name, String expected) {
    assertThat(Names.constant(name)).isEqualTo(expected);
  }
}
