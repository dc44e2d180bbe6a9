package io.shopfleet.tokopedia.internal.wire;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.Types;
import io.shopfleet.internal.json.JsonElementReader;
import io.shopfleet.internal.json.LenientJson;
import io.shopfleet.tokopedia.model.ListedOrder;
import io.shopfleet.tokopedia.model.OrderDetail;
import io.shopfleet.tokopedia.model.Shop;
import io.shopfleet.tokopedia.model.ShopProduct;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Converter;
import retrofit2.Retrofit;

/** Reads the answers of {@link ClassicApi}; the type of each names its reader. */
final class EnvelopeConverters extends Converter.Factory {

  private static final Map<Type, Reading<?>> READINGS =
      Map.of(
          enveloped(rows(ListedOrder.class)),
          whole(RowsReader.ofMany(new ListedOrderShape())),
          enveloped(rows(OrderDetail.class)),
          whole(RowsReader.ofOne(new OrderDetailShape())),
          enveloped(rows(ShopProduct.class)),
          whole(RowsReader.ofMany(new ShopProductShape())),
          enveloped(Types.newParameterizedType(List.class, Shop.class)),
          streaming(listReader(new ShopShape())),
          enveloped(BulkAnswer.class),
          streaming(new EnvelopeReader<>(new BulkAnswerShape())));

  /** Reads the body of an answer. */
  @FunctionalInterface
  private interface Reading<T> {

    Envelope<T> read(ResponseBody body) throws IOException;
  }

  @Override
  public @Nullable Converter<ResponseBody, ?> responseBodyConverter(
      Type type, Annotation[] annotations, Retrofit retrofit) {
    Reading<?> reading = READINGS.get(type);
    return reading == null ? null : reading::read;
  }

  private static <E> Reading<Rows<E>> whole(RowsReader<E> reader) {
    return body -> {
      try (body) {
        return reader.read(body.source().readByteString());
      }
    };
  }

  private static <T> Reading<T> streaming(EnvelopeReader<T> reader) {
    return body -> {
      try (body;
          JsonReader json = JsonReader.of(body.source())) {
        Envelope<T> envelope = reader.read(json);
        if (json.peek() != JsonReader.Token.END_DOCUMENT) {
          throw new JsonDataException("Something follows the end of the answer");
        }
        return envelope;
      }
    };
  }

  private static Type rows(Type record) {
    return Types.newParameterizedType(Rows.class, record);
  }

  private static Type enveloped(Type data) {
    return Types.newParameterizedType(Envelope.class, data);
  }

  private static <E> EnvelopeReader<List<E>> listReader(JsonElementReader<E> element) {
    return new EnvelopeReader<>(reader -> LenientJson.list(reader, element));
  }
}
