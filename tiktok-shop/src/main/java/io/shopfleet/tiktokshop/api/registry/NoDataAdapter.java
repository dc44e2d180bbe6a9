package io.shopfleet.tiktokshop.api.registry;

import com.squareup.moshi.JsonWriter;
import io.shopfleet.internal.json.JsonCodec;
import io.shopfleet.internal.json.JsonInput;
import io.shopfleet.tiktokshop.api.NoData;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Skips whatever stands where no data is expected. */
final class NoDataAdapter extends JsonCodec<NoData> {

  @Override
  public NoData read(JsonInput input) throws IOException {
    input.skipValue();
    return new NoData();
  }

  @Override
  public void toJson(JsonWriter writer, @Nullable NoData value) throws IOException {
    writer.beginObject().endObject();
  }
}
