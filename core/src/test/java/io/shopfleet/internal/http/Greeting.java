package io.shopfleet.internal.http;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Objects;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Converter;
import retrofit2.Retrofit;

/** What the marketplace of these tests answers. */
record Greeting(String word, int count) {

  /** Reads greetings the way generated records are read, without reflection. */
  static final class Converters extends Converter.Factory {

    @Override
    public @Nullable Converter<ResponseBody, ?> responseBodyConverter(
        Type type, Annotation[] annotations, Retrofit retrofit) {
      return type == Greeting.class ? Greeting::read : null;
    }
  }

  private static Greeting read(ResponseBody body) throws IOException {
    try (body) {
      return Objects.requireNonNull(JSON.fromJson(body.string()));
    }
  }

  private static final JsonAdapter<Greeting> JSON =
      new JsonAdapter<>() {
        @Override
        public Greeting fromJson(JsonReader json) throws IOException {
          String word = "";
          int count = 0;
          json.beginObject();
          while (json.hasNext()) {
            switch (json.nextName()) {
              case "word" -> word = json.nextString();
              case "count" -> count = json.nextInt();
              default -> json.skipValue();
            }
          }
          json.endObject();
          return new Greeting(word, count);
        }

        @Override
        public void toJson(JsonWriter json, @Nullable Greeting value) {
          throw new UnsupportedOperationException("Greetings are only read");
        }
      };
}
