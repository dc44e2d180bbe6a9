package io.shopfleet.tiktokshop.api.registry;

import com.squareup.moshi.JsonAdapter;
import io.shopfleet.internal.json.JsonCodec;
import io.shopfleet.tiktokshop.api.Envelope;
import io.shopfleet.tiktokshop.api.NoData;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import okio.BufferedSource;

/**
 * The JSON adapter of every request and every answer, generated and free of reflection. Safe for
 * all threads.
 *
 * <p>Reading is lenient where the platform is; what cannot be understood is a {@link
 * com.squareup.moshi.JsonDataException} with the JSON path, what is not JSON a {@link
 * com.squareup.moshi.JsonEncodingException}, truncated text an {@link java.io.EOFException}.
 */
public final class ApiAdapters {

  private final Map<Class<?>, Optional<JsonCodec<?>>> codecs = new ConcurrentHashMap<>();

  /** Adapters are made when first asked for. */
  public ApiAdapters() {}

  /**
   * The Moshi adapter of a request or an answer.
   *
   * @throws IllegalArgumentException when the type is not part of the API
   */
  public <T> JsonAdapter<T> of(Class<T> type) {
    return codec(type);
  }

  /**
   * The Moshi adapter of the envelope around an answer.
   *
   * @throws IllegalArgumentException when the type is not part of the API
   */
  public <T> JsonAdapter<Envelope<T>> envelopeOf(Class<T> type) {
    return new EnvelopeAdapter<>(codec(type), Salvage.NOTHING);
  }

  /**
   * Reads a whole answer, the fast way: straight from its bytes.
   *
   * @param type what is inside the envelope
   * @param source the answer and nothing else; not closed
   * @throws IllegalArgumentException when the type is not part of the API
   */
  public <T> Envelope<T> readEnvelope(Class<T> type, BufferedSource source) throws IOException {
    return new EnvelopeAdapter<>(codec(type), Salvage.NOTHING).readWhole(source);
  }

  @SuppressWarnings("unchecked")
  private <T> JsonCodec<T> codec(Class<T> type) {
    return (JsonCodec<T>)
        find(type)
            .orElseThrow(
                () -> new IllegalArgumentException(type + " is not part of the TikTok Shop API"));
  }

  /**
   * The codec of a generic type as Retrofit names it; empty when it is not part of the API.
   *
   * @param salvage what to set aside of an answer, by the class of its data
   */
  Optional<JsonCodec<?>> ofType(Type type, Function<Class<?>, Salvage> salvage) {
    if (type instanceof ParameterizedType generic
        && generic.getRawType() == Envelope.class
        && generic.getActualTypeArguments()[0] instanceof Class<?> data) {
      return find(data).map(codec -> new EnvelopeAdapter<>(codec, salvage.apply(data)));
    }
    return type instanceof Class<?> plain ? find(plain) : Optional.empty();
  }

  private Optional<JsonCodec<?>> find(Class<?> type) {
    return codecs.computeIfAbsent(
        type,
        wanted ->
            wanted == NoData.class
                ? Optional.of(new NoDataAdapter())
                : Optional.ofNullable((JsonCodec<?>) GeneratedApi.adapter(wanted)));
  }
}
