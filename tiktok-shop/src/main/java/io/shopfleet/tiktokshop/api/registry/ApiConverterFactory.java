package io.shopfleet.tiktokshop.api.registry;

import com.squareup.moshi.JsonWriter;
import io.shopfleet.internal.json.JsonCodec;
import io.shopfleet.tiktokshop.api.Envelope;
import io.shopfleet.tiktokshop.api.OpenEnum;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Set;
import java.util.function.Function;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import retrofit2.Converter;
import retrofit2.Retrofit;

/**
 * Lets Retrofit read and write the API's records.
 *
 * <p>A request is serialized once, into bytes that stay as they are, so that what was signed is
 * what is sent.
 */
public final class ApiConverterFactory extends Converter.Factory {

  private static final MediaType JSON = MediaType.get("application/json");
  private static final MediaType TEXT = MediaType.get("text/plain; charset=utf-8");

  private final ApiAdapters adapters;
  private final Function<Class<?>, Salvage> salvage;

  /** Converts with the given adapters; an answer that does not fit is an exception. */
  public ApiConverterFactory(ApiAdapters adapters) {
    this(adapters, data -> Salvage.NOTHING);
  }

  private ApiConverterFactory(ApiAdapters adapters, Function<Class<?>, Salvage> salvage) {
    this.adapters = adapters;
    this.salvage = salvage;
  }

  /**
   * Converts with the given adapters, and sets aside the records that do not fit: members of the
   * lists that an answer's data holds. They are in {@link Envelope#unreadable}, and whoever leaves
   * that out of account loses them.
   *
   * @param oneRecord answers whose data is itself a record, to be set aside as a whole
   */
  public static ApiConverterFactory salvaging(ApiAdapters adapters, Set<Class<?>> oneRecord) {
    Set<Class<?>> whole = Set.copyOf(oneRecord);
    return new ApiConverterFactory(
        adapters, data -> whole.contains(data) ? Salvage.DATA : Salvage.MEMBERS);
  }

  @Override
  public @Nullable Converter<ResponseBody, ?> responseBodyConverter(
      Type type, Annotation[] annotations, Retrofit retrofit) {
    return adapters.ofType(type, salvage).map(ApiConverterFactory::reading).orElse(null);
  }

  private static <T> Converter<ResponseBody, T> reading(JsonCodec<T> codec) {
    return body -> {
      try (body) {
        return codec.readDocument(body.source());
      }
    };
  }

  @Override
  public @Nullable Converter<?, RequestBody> requestBodyConverter(
      Type type,
      Annotation[] parameterAnnotations,
      Annotation[] methodAnnotations,
      Retrofit retrofit) {
    if (isText(type)) {
      return (Converter<Object, RequestBody>) part -> RequestBody.create(part.toString(), TEXT);
    }
    return adapters.ofType(type, salvage).map(ApiConverterFactory::writing).orElse(null);
  }

  /** Parts of a multipart body beside its files. */
  private static boolean isText(Type type) {
    return type == String.class
        || (type instanceof Class<?> plain && OpenEnum.class.isAssignableFrom(plain));
  }

  private static <T> Converter<T, RequestBody> writing(JsonCodec<T> codec) {
    return value -> {
      Buffer buffer = new Buffer();
      codec.toJson(JsonWriter.of(buffer), value);
      return RequestBody.create(buffer.readByteString(), JSON);
    };
  }

  /** The bytes of a request as they would be sent, for signing or storing outside Retrofit. */
  public <T> byte[] bytes(Class<T> type, T value) throws IOException {
    Buffer buffer = new Buffer();
    adapters.of(type).toJson(JsonWriter.of(buffer), value);
    return buffer.readByteArray();
  }
}
