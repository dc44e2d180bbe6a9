package io.shopfleet.codegen.tiktok.generator;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.shopfleet.codegen.tiktok.generator.Component.Kind;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes records, and builders for requests of more than four values. */
final class RecordSource {

  private static final int MOST_VALUES_WITHOUT_BUILDER = 4;

  private RecordSource() {}

  static TypeSpec type(RecordModel model) {
    TypeSpec.Builder type =
        TypeSpec.recordBuilder(model.name().simpleName())
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc("$L\n", model.meaning())
            .recordConstructor(constructor(model));
    if (!model.components().isEmpty()) {
      type.addJavadoc("\n");
    }
    for (Component component : model.components()) {
      type.addJavadoc("@param $N $L\n", component.javaName(), FactText.of(component.field()));
    }
    CodeBlock copies = copies(model);
    if (!copies.isEmpty()) {
      type.addMethod(
          MethodSpec.compactConstructorBuilder()
              .addModifiers(Modifier.PUBLIC)
              .addCode(copies)
              .build());
    }
    if (model.request() && model.components().size() > MOST_VALUES_WITHOUT_BUILDER) {
      addBuilder(type, model);
    }
    model.nested().forEach(nested -> type.addType(type(nested)));
    return type.build();
  }

  private static MethodSpec constructor(RecordModel model) {
    MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
    for (Component component : model.components()) {
      constructor.addParameter(component(model, component), component.javaName());
    }
    return constructor.build();
  }

  private static TypeName component(RecordModel model, Component component) {
    boolean never = !model.request() && (component.field().list() || component.kind() == Kind.MAP);
    TypeName type = component.componentType();
    return never ? type : Types.nullable(type);
  }

  private static CodeBlock copies(RecordModel model) {
    CodeBlock.Builder code = CodeBlock.builder();
    for (Component component : model.components()) {
      if (!component.field().list()) {
        continue;
      }
      String name = component.javaName();
      if (model.request()) {
        code.addStatement("$N = $N == null ? null : $T.copyOf($N)", name, name, List.class, name);
      } else {
        code.addStatement("$N = $T.copyOf($N)", name, List.class, name);
      }
    }
    return code.build();
  }

  private static void addBuilder(TypeSpec.Builder type, RecordModel model) {
    ClassName builder = model.name().nestedClass("Builder");
    type.addMethod(
        MethodSpec.methodBuilder("builder")
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .addJavadoc("A builder with nothing set; what is not set is not sent.\n")
            .returns(builder)
            .addStatement("return new $T()", builder)
            .build());
    TypeSpec.Builder spec =
        TypeSpec.classBuilder(builder)
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
            .addJavadoc(
                "Collects the values of a {@link $T}; not for use by several threads.\n",
                model.name());
    spec.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    for (Component component : model.components()) {
      spec.addField(
          FieldSpec.builder(
                  Types.nullable(component.componentType()), component.javaName(), Modifier.PRIVATE)
              .build());
      spec.addMethod(setter(builder, component));
    }
    spec.addMethod(
        MethodSpec.methodBuilder("build")
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc("The request as set so far.\n")
            .returns(model.name())
            .addStatement(
                "return new $T($L)",
                model.name(),
                model.components().stream()
                    .map(Component::javaName)
                    .collect(Collectors.joining(", ")))
            .build());
    type.addType(spec.build());
  }

  private static MethodSpec setter(ClassName builder, Component component) {
    return MethodSpec.methodBuilder(component.javaName())
        .addModifiers(Modifier.PUBLIC)
        .addJavadoc("$L.\n", FactText.of(component.field()))
        .returns(builder)
        .addParameter(ParameterSpec.builder(setterType(component), "value").build())
        .addStatement("this.$N = value", component.javaName())
        .addStatement("return this")
        .build();
  }

  /** Primitive where there is one, so that an int literal does for a 64-bit field. */
  static TypeName setterType(Component component) {
    TypeName type = component.componentType();
    TypeName primitive = component.field().list() ? null : PRIMITIVES.get(component.kind());
    return primitive == null ? Types.nullable(type) : primitive;
  }

  private static final Map<Kind, TypeName> PRIMITIVES =
      Map.of(Kind.INT, TypeName.INT, Kind.LONG, TypeName.LONG, Kind.BOOL, TypeName.BOOLEAN);
}
