package io.shopfleet.codegen.tiktok.generator;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes open enums: a record over the raw text with constants for the documented values. */
final class EnumSource {

  private EnumSource() {}

  static TypeSpec type(ClassName name, List<String> values) {
    TypeSpec.Builder type =
        TypeSpec.recordBuilder(name)
            .addModifiers(Modifier.PUBLIC)
            .addSuperinterface(Types.OPEN_ENUM)
            .addJavadoc(
                """
                An open enum: the documented values are constants, any other value keeps its text.

                @param value the text on the wire
                """)
            .recordConstructor(
                MethodSpec.constructorBuilder().addParameter(String.class, "value").build());
    for (String value : values) {
      type.addField(
          FieldSpec.builder(
                  name, Names.constant(value), Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
              .addJavadoc("{@code $L}.\n", value)
              .initializer("new $T($S)", name, value)
              .build());
    }
    type.addField(known(name, values));
    type.addMethod(
        MethodSpec.compactConstructorBuilder()
            .addModifiers(Modifier.PUBLIC)
            .addStatement("$T.requireNonNull(value, $S)", Objects.class, "value")
            .build());
    type.addMethod(of(name, values));
    type.addMethod(
        MethodSpec.methodBuilder("known")
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .addJavadoc("The documented values in documented order.\n")
            .returns(ParameterizedTypeName.get(ClassName.get(List.class), name))
            .addStatement("return $T.of(KNOWN)", List.class)
            .build());
    type.addMethod(
        MethodSpec.methodBuilder("toString")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc("The text on the wire.\n")
            .returns(String.class)
            .addStatement("return value")
            .build());
    return type.build();
  }

  private static FieldSpec known(ClassName name, List<String> values) {
    String constants = values.stream().map(Names::constant).collect(Collectors.joining(", "));
    return FieldSpec.builder(ArrayTypeName.of(name), "KNOWN", Modifier.STATIC, Modifier.FINAL)
        .initializer("{$L}", constants)
        .build();
  }

  private static MethodSpec of(ClassName name, List<String> values) {
    CodeBlock.Builder cases = CodeBlock.builder().beginControlFlow("return switch (value)");
    for (String value : values) {
      cases.addStatement("case $S -> $N", value, Names.constant(value));
    }
    cases.addStatement("default -> new $T(value)", name).endControlFlow("");
    return MethodSpec.methodBuilder("of")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addJavadoc("The constant of a documented value, or a value of its own.\n")
        .returns(name)
        .addParameter(String.class, "value")
        .addCode(cases.build())
        .build();
  }
}
