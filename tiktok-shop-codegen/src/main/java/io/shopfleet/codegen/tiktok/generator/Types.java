package io.shopfleet.codegen.tiktok.generator;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;

/** Classes that generated sources lean on. */
final class Types {

  static final ClassName NULLABLE = ClassName.get("org.jspecify.annotations", "Nullable");
  static final ClassName INPUT = ClassName.get("io.shopfleet.internal.json", "JsonInput");
  static final ClassName FIELD_NAMES = ClassName.get("io.shopfleet.internal.json", "FieldNames");
  static final ClassName ADAPTER = ClassName.get("com.squareup.moshi", "JsonAdapter");
  static final ClassName CODEC = ClassName.get("io.shopfleet.internal.json", "JsonCodec");
  static final ClassName OUTPUT = ClassName.get("io.shopfleet.internal.json", "JsonOutput");
  static final ClassName WRITER = ClassName.get("com.squareup.moshi", "JsonWriter");
  static final ClassName OPEN_ENUM = ClassName.get(AreaModel.ROOT, "OpenEnum");
  static final ClassName ENVELOPE = ClassName.get(AreaModel.ROOT, "Envelope");
  static final ClassName NO_DATA = ClassName.get(AreaModel.ROOT, "NoData");
  static final ClassName QUERY_PARAMETERS = ClassName.get(AreaModel.ROOT, "QueryParameters");
  static final ClassName OPERATION = ClassName.get(AreaModel.ROOT, "ApiOperation");
  static final ClassName CALL = ClassName.get("retrofit2", "Call");

  /** What every method takes first and hands to the interceptors. */
  static final ClassName CALL_TAG = ClassName.get("io.shopfleet.platform", "CallTag");

  private Types() {}

  static TypeName nullable(TypeName type) {
    return type.annotated(AnnotationSpec.builder(NULLABLE).build());
  }

  /** The adapter class of a top-level record. */
  static ClassName adapterOf(ClassName record) {
    ClassName top = record.topLevelClassName();
    return ClassName.get(top.packageName(), top.simpleName() + "Json");
  }
}
