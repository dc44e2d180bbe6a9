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

/** Reads the answers of {@link ClassicApi} while they stream; the type of each names its reader. */
final class EnvelopeConverters extends Converter.Factory {

  private static final Map<Type, EnvelopeReader<?>> READERS =
      Map.of(
          enveloped(Types.newParameterizedType(List.class, ListedOrder.class)),
          listReader(new ListedOrderShape()),
          enveloped(OrderDetail.class),
          new EnvelopeReader<>(new OrderDetailShape()),
          enveloped(Types.newParameterizedType(List.class, ShopProduct.class)),
          listReader(new ShopProductShape()),
          enveloped(Types.newParameterizedType(List.class, Shop.class)),
          listReader(new ShopShape()),
          enveloped(BulkAnswer.class),
          new EnvelopeReader<>(new BulkAnswerShape()));

  @Override
  public @Nullable Converter<ResponseBody, ?> responseBodyConverter(
      Type type, Annotation[] annotations, Retrofit retrofit) {
    EnvelopeReader<?> reader = READERS.get(type);
    return reader == null ? null : body -> convert(body, reader);
  }

  private static <T> Envelope<T> convert(ResponseBody body, EnvelopeReader<T> reader)
      throws IOException {
    try (body;
        JsonReader json = JsonReader.of(body.source())) {
      Envelope<T> envelope = reader.read(json);
      if (json.peek() != JsonReader.Token.END_DOCUMENT) {
        throw new JsonDataException("Something follows the end of the answer");
      }
      return envelope;
    }
  }

  private static Type enveloped(Type data) {
    return Types.newParameterizedType(Envelope.class, data);
  }

  private static <E> EnvelopeReader<List<E>> listReader(JsonElementReader<E> element) {
    return new EnvelopeReader<>(reader -> LenientJson.list(reader, element));
  }
}
