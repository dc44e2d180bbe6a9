package io.shopfleet.codegen.tiktok.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopfleet.codegen.tiktok.contract.Operation.Presence;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContractTextTest {

  private static final String TEXT =
      """
      op POST /order/202309/orders/search
        name SearchOrders
        shop_cipher required
        scope seller.order.info
        query
          page_size int32 required default=20 range=1-100
        body
          order_status string enum=UNPAID|ON_HOLD
        data
          orders object[]
            id string
            payment object
              total_amount string
          total_count int32

      op POST /product/202309/images/upload
        name UploadProductImage
        shop_cipher absent
        asset_cipher optional
        multipart
          data file
      """;

  @Test
  void text_isReadIntoFacts() {
    List<Operation> operations = ContractText.read(TEXT);
    assertThat(operations).hasSize(2);
    Operation search = operations.get(0);
    assertThat(search.area()).isEqualTo("order");
    assertThat(search.version()).isEqualTo("202309");
    assertThat(search.family()).isEqualTo("POST /order/orders/search");
    assertThat(search.shopCipher()).isEqualTo(Presence.REQUIRED);
    assertThat(search.assetCipher()).isEqualTo(Presence.ABSENT);
    assertThat(search.scopes()).containsExactly("seller.order.info");
    assertThat(search.query().get(0).required()).isTrue();
    assertThat(search.query().get(0).limits()).containsEntry("range", "1-100");
    assertThat(search.body().get(0).enumValues()).containsExactly("UNPAID", "ON_HOLD");
    ContractField orders = search.data().get(0);
    assertThat(orders.list()).isTrue();
    assertThat(orders.children()).extracting(ContractField::name).containsExactly("id", "payment");
    assertThat(orders.children().get(1).children()).hasSize(1);
    assertThat(operations.get(1).multipart()).isTrue();
    assertThat(operations.get(1).assetCipher()).isEqualTo(Presence.OPTIONAL);
  }

  @Test
  void writingWhatWasRead_givesTheSameText() {
    String written = ContractText.write(ContractText.read(TEXT));
    assertThat(written).endsWith("\n" + TEXT);
    assertThat(ContractText.write(ContractText.read(written))).isEqualTo(written);
  }

  @Test
  void brokenLine_isNamed() {
    assertThatThrownBy(() -> ContractText.read("op GET /a/202309/b\n  name A\n  colour red\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Contract line 3: unknown fact 'colour'");
    assertThatThrownBy(
            () -> ContractText.read("op GET /a/202309/b\n  name A\n  data\n    id colour\n"))
        .hasMessageContaining("Unknown wire type 'colour'");
  }
}
