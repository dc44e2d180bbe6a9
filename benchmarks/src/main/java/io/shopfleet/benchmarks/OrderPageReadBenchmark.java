package io.shopfleet.benchmarks;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.shopfleet.tiktokshop.api.Envelope;
import io.shopfleet.tiktokshop.api.order.CancelUser;
import io.shopfleet.tiktokshop.api.order.CancellationInitiator;
import io.shopfleet.tiktokshop.api.order.CommercePlatform;
import io.shopfleet.tiktokshop.api.order.DeliveryType;
import io.shopfleet.tiktokshop.api.order.DisplayStatus;
import io.shopfleet.tiktokshop.api.order.FastDeliveryProgram;
import io.shopfleet.tiktokshop.api.order.FulfillmentType;
import io.shopfleet.tiktokshop.api.order.HandlingDurationType;
import io.shopfleet.tiktokshop.api.order.NeedUploadInvoice;
import io.shopfleet.tiktokshop.api.order.OrderStatus;
import io.shopfleet.tiktokshop.api.order.OrderType;
import io.shopfleet.tiktokshop.api.order.PackageStatus;
import io.shopfleet.tiktokshop.api.order.SearchOrdersResponse;
import io.shopfleet.tiktokshop.api.order.ShippingType;
import io.shopfleet.tiktokshop.api.order.SkuType;
import io.shopfleet.tiktokshop.api.order.SplitOrCombineTag;
import io.shopfleet.tiktokshop.api.registry.ApiAdapters;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okio.Buffer;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Reading one page of a hundred full orders, the same bytes for everyone; run with {@code -prof
 * gc}.
 */
@NullUnmarked
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 4, time = 2)
@Fork(2)
public class OrderPageReadBenchmark {

  private byte[] bytes;
  private Buffer received;
  private ApiAdapters adapters;
  private ObjectReader jacksonFields;
  private ObjectReader jacksonRecords;
  private Gson gson;

  /** Makes the page and the readers, and checks that all of them read the same. */
  @Setup
  public void prepare() throws IOException {
    bytes = OrderPageText.bytes(100, 42);
    received = new Buffer().write(bytes);
    adapters = new ApiAdapters();
    JsonMapper mapper = mapper();
    jacksonFields = mapper.readerFor(FieldsOrderPage.class);
    jacksonRecords =
        mapper.readerFor(
            mapper
                .getTypeFactory()
                .constructParametricType(Envelope.class, SearchOrdersResponse.class));
    gson =
        new GsonBuilder()
            .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
            .create();
    if (!generated().equals(jacksonRecords())) {
      throw new IllegalStateException("Jackson reads other records than the generated adapters");
    }
    var ours = generated().data().orders().get(99);
    var theirs = jacksonFields().data.orders.get(99);
    var others = gson().data.orders.get(99);
    if (!ours.id().equals(theirs.id)
        || !ours.lineItems().get(0).skuImage().equals(theirs.lineItems.get(0).skuImage)
        || !ours.recipientAddress().addressLine1().equals(others.recipientAddress.addressLine1)) {
      throw new IllegalStateException("The readers disagree about the page");
    }
  }

  private static JsonMapper mapper() {
    JsonMapper.Builder builder =
        JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    for (Class<?> openEnum :
        List.of(
            CancelUser.class,
            CancellationInitiator.class,
            CommercePlatform.class,
            DeliveryType.class,
            DisplayStatus.class,
            FastDeliveryProgram.class,
            FulfillmentType.class,
            HandlingDurationType.class,
            NeedUploadInvoice.class,
            OrderStatus.class,
            OrderType.class,
            PackageStatus.class,
            ShippingType.class,
            SkuType.class,
            SplitOrCombineTag.class)) {
      builder.addMixIn(openEnum, FromText.class);
    }
    // Jackson leaves an absent list null, which our records refuse.
    builder.withConfigOverride(
        List.class,
        override -> override.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)));
    return builder.build();
  }

  /** Tells Jackson to make an open enum of its text. */
  abstract static class FromText {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Object of(String value) {
      return value;
    }
  }

  /**
   * Our generated adapters, on an okio buffer that holds the answer, as the converter hands it
   * over.
   */
  @Benchmark
  public Envelope<SearchOrdersResponse> generated() throws IOException {
    return adapters.readEnvelope(SearchOrdersResponse.class, received.clone());
  }

  /** Jackson databind into classes with public fields. */
  @Benchmark
  public FieldsOrderPage jacksonFields() throws IOException {
    return jacksonFields.readValue(bytes);
  }

  /** Jackson databind into the very records that the generated adapters fill. */
  @Benchmark
  public Envelope<SearchOrdersResponse> jacksonRecords() throws IOException {
    return jacksonRecords.readValue(bytes);
  }

  /** Gson into the same classes. */
  @Benchmark
  public FieldsOrderPage gson() {
    Reader reader = new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8);
    return gson.fromJson(reader, FieldsOrderPage.class);
  }
}
