package io.shopfleet.codegen.tiktok.generator;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** Writes the typed query of an operation, which Retrofit takes as a map. */
final class QuerySource {

  private static final TypeName VALUES =
      ParameterizedTypeName.get(Map.class, String.class, String.class);

  private QuerySource() {}

  static TypeSpec type(OperationModel operation, ClassName name) {
    ClassName builder = name.nestedClass("Builder");
    TypeSpec.Builder type =
        TypeSpec.classBuilder(name)
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .superclass(Types.QUERY_PARAMETERS)
            .addJavadoc("Query of {@code $L}.\n", operation.operation().signature())
            .addMethod(
                MethodSpec.constructorBuilder()
                    .addModifiers(Modifier.PRIVATE)
                    .addParameter(VALUES, "values")
                    .addStatement("super(values)")
                    .build())
            .addMethod(
                MethodSpec.methodBuilder("builder")
                    .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                    .addJavadoc("A builder with nothing set; what is not set is not sent.\n")
                    .returns(builder)
                    .addStatement("return new $T()", builder)
                    .build());
    if (operation.queryParameters().stream().noneMatch(each -> each.field().required())) {
      type.addMethod(
          MethodSpec.methodBuilder("none")
              .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
              .addJavadoc("The query with no parameter of its own.\n")
              .returns(name)
              .addStatement("return builder().build()")
              .build());
    }
    return type.addType(builder(operation, name, builder)).build();
  }

  private static TypeSpec builder(OperationModel operation, ClassName name, ClassName builder) {
    TypeSpec.Builder spec =
        TypeSpec.classBuilder(builder)
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
            .addJavadoc("Collects the parameters; not for use by several threads.\n")
            .addField(
                com.palantir.javapoet.FieldSpec.builder(
                        VALUES, "values", Modifier.PRIVATE, Modifier.FINAL)
                    .initializer("new $T<>()", LinkedHashMap.class)
                    .build())
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    for (Component parameter : operation.queryParameters()) {
      spec.addMethod(
          MethodSpec.methodBuilder(parameter.javaName())
              .addModifiers(Modifier.PUBLIC)
              .addJavadoc("$L.\n", FactText.of(parameter.field()))
              .returns(builder)
              .addParameter(RecordSource.setterType(parameter), "value")
              .addStatement("put(values, $S, value)", parameter.field().name())
              .addStatement("return this")
              .build());
    }
    return spec.addMethod(
            MethodSpec.methodBuilder("build")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("The query as set so far.\n")
                .returns(name)
                .addStatement("return new $T(values)", name)
                .build())
        .build();
  }
}
