package io.shopfleet.codegen.tiktok.generator;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import io.shopfleet.codegen.tiktok.contract.Operation;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * Writes what an area has once: its Retrofit interface, its catalogue and its adapters' entrance.
 */
final class AreaSource {

  private static final String HTTP = "retrofit2.http";

  private AreaSource() {}

  /** The Retrofit interface. */
  static TypeSpec api(AreaModel area) {
    TypeSpec.Builder type =
        TypeSpec.interfaceBuilder(area.named("Api"))
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc(
                """
                The operations of the area {@code $L}.

                <p>The newest version of an operation has the plain name, older ones carry their version.
                Ciphers, signature and token are not parameters here: interceptors add them.
                """,
                area.wireName());
    area.operations().forEach(operation -> type.addMethod(method(area, operation)));
    return type.build();
  }

  private static MethodSpec method(AreaModel area, OperationModel model) {
    Operation operation = model.operation();
    TypeName data = model.response() == null ? Types.NO_DATA : model.response().name();
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(model.method())
            .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
            .addJavadoc(
                "{@code $L}, see {@link $T#$L}.\n",
                operation.signature(),
                area.named("Operations"),
                model.constant())
            .returns(
                ParameterizedTypeName.get(
                    Types.CALL, ParameterizedTypeName.get(Types.ENVELOPE, data)));
    addVerb(method, model);
    method.addParameter(
        ParameterSpec.builder(Types.CALL_TAG, "tag").addAnnotation(http("Tag")).build());
    for (String name : operation.pathParameters()) {
      method.addParameter(
          ParameterSpec.builder(String.class, Names.component(name))
              .addAnnotation(named("Path", name))
              .build());
    }
    if (model.query() != null) {
      method.addParameter(
          ParameterSpec.builder(model.query(), "query").addAnnotation(http("QueryMap")).build());
    }
    if (model.request() != null) {
      method.addParameter(
          ParameterSpec.builder(model.request().name(), "request")
              .addAnnotation(http("Body"))
              .build());
    }
    model.parts().forEach(part -> method.addParameter(part(part)));
    return method.build();
  }

  private static void addVerb(MethodSpec.Builder method, OperationModel model) {
    Operation operation = model.operation();
    boolean body = model.request() != null || operation.multipart();
    String verb = operation.method();
    if (operation.multipart()) {
      method.addAnnotation(http("Multipart"));
    }
    if (body && !verb.equals("POST") && !verb.equals("PUT") && !verb.equals("PATCH")) {
      method.addAnnotation(
          AnnotationSpec.builder(ClassName.get(HTTP, "HTTP"))
              .addMember("method", "$S", verb)
              .addMember("path", "$S", operation.path())
              .addMember("hasBody", "true")
              .build());
    } else {
      method.addAnnotation(named(verb, operation.path()));
    }
  }

  private static ParameterSpec part(Component part) {
    boolean file = part.kind() == Component.Kind.FILE;
    TypeName type = part.field().required() ? part.type() : Types.nullable(part.type());
    return ParameterSpec.builder(type, part.javaName())
        .addAnnotation(file ? http("Part") : named("Part", part.field().name()))
        .build();
  }

  private static AnnotationSpec http(String name) {
    return AnnotationSpec.builder(ClassName.get(HTTP, name)).build();
  }

  private static AnnotationSpec named(String name, String value) {
    return AnnotationSpec.builder(ClassName.get(HTTP, name))
        .addMember("value", "$S", value)
        .build();
  }

  /** The catalogue: one constant for each operation. */
  static TypeSpec operations(AreaModel area) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(area.named("Operations"))
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addJavadoc("The facts about the operations of {@link $T}.\n", area.named("Api"))
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    for (OperationModel model : area.operations()) {
      type.addField(
          FieldSpec.builder(
                  Types.OPERATION,
                  model.constant(),
                  Modifier.PUBLIC,
                  Modifier.STATIC,
                  Modifier.FINAL)
              .addJavadoc("{@code $L}.\n", model.operation().signature())
              .initializer(constant(area, model))
              .build());
    }
    String names =
        area.operations().stream().map(OperationModel::constant).collect(Collectors.joining(",\n"));
    return type.addMethod(
            MethodSpec.methodBuilder("all")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc("Every operation of the area, by name and version.\n")
                .returns(ParameterizedTypeName.get(ClassName.get(List.class), Types.OPERATION))
                .addStatement("return $T.of(\n$L)", List.class, names)
                .build())
        .build();
  }

  private static CodeBlock constant(AreaModel area, OperationModel model) {
    Operation operation = model.operation();
    CodeBlock scopes =
        operation.scopes().stream()
            .map(scope -> CodeBlock.of("$S", scope))
            .collect(CodeBlock.joining(", ", "List.of(", ")"));
    ClassName presence = Types.OPERATION.nestedClass("Presence");
    return CodeBlock.of(
        "new $T($S, $S, $S, $S, $T.$L, $T.$L, $L, $L, $L)",
        Types.OPERATION,
        area.wireName() + "." + model.method(),
        operation.method(),
        operation.path(),
        operation.version(),
        presence,
        operation.shopCipher().name().toUpperCase(Locale.ROOT),
        presence,
        operation.assetCipher().name().toUpperCase(Locale.ROOT),
        scopes,
        operation.multipart(),
        model.latest());
  }

  /** The entrance to the area's adapters, and the readers of its open enums. */
  static TypeSpec adapters(AreaModel area) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(area.named("Adapters"))
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addJavadoc("The JSON adapters of the area {@code $L}.\n", area.wireName())
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    area.enums().forEach((name, values) -> addEnum(type, name, values));
    return type.addMethod(find(area)).build();
  }

  private static MethodSpec find(AreaModel area) {
    CodeBlock.Builder cases =
        CodeBlock.builder().beginControlFlow("return switch (type.getSimpleName())");
    for (RecordModel model : area.topLevelRecords()) {
      cases.addStatement(
          "case $S -> new $T()", model.name().simpleName(), Types.adapterOf(model.name()));
    }
    cases.addStatement("default -> null").endControlFlow("");
    return MethodSpec.methodBuilder("find")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addJavadoc(
            "The adapter of a request or an answer of this area, or null for anything else.\n")
        .returns(
            Types.nullable(
                ParameterizedTypeName.get(Types.ADAPTER, WildcardTypeName.subtypeOf(Object.class))))
        .addParameter(
            ParameterizedTypeName.get(
                ClassName.get(Class.class), WildcardTypeName.subtypeOf(Object.class)),
            "type")
        .addCode(cases.build())
        .build();
  }

  private static void addEnum(TypeSpec.Builder type, ClassName name, List<String> values) {
    String options = Names.constant(name.simpleName());
    type.addField(
        FieldSpec.builder(
                Types.FIELD_NAMES, options, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .initializer(
                "$T.of(\n$L)",
                Types.FIELD_NAMES,
                values.stream().map(value -> '"' + value + '"').collect(Collectors.joining(",\n")))
            .build());
    type.addMethod(
        MethodSpec.methodBuilder("read" + name.simpleName())
            .addModifiers(Modifier.STATIC)
            .returns(Types.nullable(name))
            .addParameter(Types.INPUT, "input")
            .addException(IOException.class)
            .addStatement("int index = input.select($N)", options)
            .beginControlFlow("if (index >= 0)")
            .addStatement("return $T.KNOWN[index]", name)
            .endControlFlow()
            .addStatement("String text = input.string()")
            .addStatement("return text == null || text.isEmpty() ? null : new $T(text)", name)
            .build());
  }

  /** The whole API: all areas' catalogues and adapters behind one door. */
  static TypeSpec registry(List<AreaModel> areas) {
    CodeBlock.Builder all = CodeBlock.builder();
    CodeBlock.Builder cases =
        CodeBlock.builder().beginControlFlow("return switch (type.getPackageName())");
    all.addStatement(
        "$T<$T> all = new $T<>()", List.class, Types.OPERATION, java.util.ArrayList.class);
    for (AreaModel area : areas) {
      all.addStatement("all.addAll($T.all())", area.named("Operations"));
      cases.addStatement("case $S -> $T.find(type)", area.packageName(), area.named("Adapters"));
    }
    all.addStatement("return $T.copyOf(all)", List.class);
    cases.addStatement("default -> null").endControlFlow("");
    return TypeSpec.classBuilder(ClassName.get(AreaModel.REGISTRY, "GeneratedApi"))
        .addModifiers(Modifier.FINAL)
        .addJavadoc("All areas behind one door.\n")
        .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
        .addMethod(
            MethodSpec.methodBuilder("operations")
                .addModifiers(Modifier.STATIC)
                .returns(ParameterizedTypeName.get(ClassName.get(List.class), Types.OPERATION))
                .addCode(all.build())
                .build())
        .addMethod(
            MethodSpec.methodBuilder("adapter")
                .addModifiers(Modifier.STATIC)
                .returns(
                    Types.nullable(
                        ParameterizedTypeName.get(
                            Types.ADAPTER, WildcardTypeName.subtypeOf(Object.class))))
                .addParameter(
                    ParameterizedTypeName.get(
                        ClassName.get(Class.class), WildcardTypeName.subtypeOf(Object.class)),
                    "type")
                .addCode(cases.build())
                .build())
        .build();
  }
}
