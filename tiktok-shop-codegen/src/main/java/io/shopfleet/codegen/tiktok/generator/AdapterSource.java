package io.shopfleet.codegen.tiktok.generator;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import io.shopfleet.codegen.tiktok.generator.Component.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes the streaming adapter of one top-level record and of everything nested in it. */
final class AdapterSource {

  private final AreaModel area;
  private final RecordModel top;
  private final ClassName adapter;

  private AdapterSource(AreaModel area, RecordModel top) {
    this.area = area;
    this.top = top;
    this.adapter = Types.adapterOf(top.name());
  }

  static TypeSpec type(AreaModel area, RecordModel top) {
    return new AdapterSource(area, top).type();
  }

  private TypeSpec type() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(adapter)
            .addModifiers(Modifier.FINAL)
            .superclass(ParameterizedTypeName.get(Types.CODEC, top.name()))
            .addJavadoc("Reads and writes {@link $T}.\n", top.name());
    List<RecordModel> records = new ArrayList<>();
    collect(top, records);
    records.forEach(model -> type.addField(options(model)));
    type.addMethod(
        MethodSpec.methodBuilder("read")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .returns(Types.nullable(top.name()))
            .addParameter(Types.INPUT, "input")
            .addException(IOException.class)
            .addStatement("return readValue(input)")
            .build());
    type.addMethod(
        MethodSpec.methodBuilder("toJson")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .addParameter(Types.WRITER, "writer")
            .addParameter(Types.nullable(top.name()), "value")
            .addException(IOException.class)
            .addStatement("writeValue(writer, value)")
            .build());
    for (RecordModel model : records) {
      type.addMethod(read(model));
      type.addMethod(write(model));
    }
    return type.build();
  }

  private static void collect(RecordModel model, List<RecordModel> into) {
    into.add(model);
    model.nested().forEach(nested -> collect(nested, into));
  }

  private static String optionsName(RecordModel model) {
    return model.path().isEmpty() ? "NAMES" : Names.constant(model.path()) + "_NAMES";
  }

  private static FieldSpec options(RecordModel model) {
    String names =
        model.components().stream()
            .map(component -> '"' + component.field().name() + '"')
            .collect(Collectors.joining(",\n"));
    return FieldSpec.builder(
            Types.FIELD_NAMES,
            optionsName(model),
            Modifier.PRIVATE,
            Modifier.STATIC,
            Modifier.FINAL)
        .initializer("$T.of(\n$L)", Types.FIELD_NAMES, names)
        .build();
  }

  private MethodSpec read(RecordModel model) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("read" + suffix(model.name()))
            .addModifiers(Modifier.STATIC)
            .returns(Types.nullable(model.name()))
            .addParameter(Types.INPUT, "input")
            .addException(IOException.class)
            .beginControlFlow("if (!input.beginObject())")
            .addStatement("return null")
            .endControlFlow();
    for (Component component : model.components()) {
      method.addStatement(
          "$T $N_ = $L",
          component.componentType(),
          component.javaName(),
          initial(model, component));
    }
    method.addStatement("int field");
    method.beginControlFlow(
        "while ((field = input.nextField($N)) != $T.END)", optionsName(model), Types.INPUT);
    method.beginControlFlow("switch (field)");
    int index = 0;
    for (Component component : model.components()) {
      method.addStatement(
          "case $L -> $N_ = $L", index++, component.javaName(), readValue(model, component));
    }
    method.addStatement("default -> input.skipValue()");
    method.endControlFlow().endControlFlow();
    method.addStatement(
        "return new $T($L)",
        model.name(),
        model.components().stream()
            .map(component -> component.javaName() + "_")
            .collect(Collectors.joining(", ")));
    return method.build();
  }

  private static CodeBlock initial(RecordModel model, Component component) {
    if (!model.request() && component.field().list()) {
      return CodeBlock.of("$T.of()", List.class);
    }
    if (!model.request() && component.kind() == Kind.MAP) {
      return CodeBlock.of("$T.of()", java.util.Map.class);
    }
    return CodeBlock.of("null");
  }

  private CodeBlock readValue(RecordModel model, Component component) {
    boolean list = component.field().list();
    return switch (component.kind()) {
      case STRING -> scalar(list, "string");
      case INT -> scalar(list, "int32");
      case LONG -> scalar(list, "int64");
      case DECIMAL -> scalar(list, "decimal");
      case BOOL -> scalar(list, "bool");
      case MAP -> scalar(list, "map");
      case ENUM -> call(list, area.named("Adapters"), "read" + component.className().simpleName());
      case RECORD ->
          call(
              list, Types.adapterOf(component.className()), "read" + suffix(component.className()));
      case FILE -> throw new IllegalStateException("A file in JSON: " + model.name());
    };
  }

  /** What tells the methods of one record from those of another in the same adapter. */
  private static String suffix(ClassName name) {
    List<String> nested = name.simpleNames().subList(1, name.simpleNames().size());
    return nested.isEmpty() ? "Value" : String.join("", nested);
  }

  private static CodeBlock scalar(boolean list, String method) {
    return list
        ? CodeBlock.of("input.list($T::$L)", Types.INPUT, method)
        : CodeBlock.of("input.$L()", method);
  }

  private CodeBlock call(boolean list, ClassName where, String method) {
    if (list) {
      return CodeBlock.of("input.list($T::$L)", where, method);
    }
    return where.equals(adapter)
        ? CodeBlock.of("$L(input)", method)
        : CodeBlock.of("$T.$L(input)", where, method);
  }

  private MethodSpec write(RecordModel model) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("write" + suffix(model.name()))
            .addModifiers(Modifier.STATIC)
            .addParameter(Types.WRITER, "writer")
            .addParameter(Types.nullable(model.name()), "value")
            .addException(IOException.class)
            .beginControlFlow("if (value == null)")
            .addStatement("writer.nullValue()")
            .addStatement("return")
            .endControlFlow()
            .addStatement("writer.beginObject()");
    for (Component component : model.components()) {
      method.addStatement("writer.name($S)", component.field().name());
      method.addStatement(writeValue(component));
    }
    return method.addStatement("writer.endObject()").build();
  }

  private CodeBlock writeValue(Component component) {
    String name = component.javaName();
    boolean list = component.field().list();
    return switch (component.kind()) {
      case STRING ->
          list
              ? CodeBlock.of("$T.strings(writer, value.$N())", Types.OUTPUT, name)
              : CodeBlock.of("writer.value(value.$N())", name);
      case INT, LONG, DECIMAL ->
          list
              ? CodeBlock.of("$T.numbers(writer, value.$N())", Types.OUTPUT, name)
              : CodeBlock.of("writer.value(value.$N())", name);
      case BOOL ->
          list
              ? CodeBlock.of("$T.booleans(writer, value.$N())", Types.OUTPUT, name)
              : CodeBlock.of("writer.value(value.$N())", name);
      case MAP -> CodeBlock.of("writer.jsonValue(value.$N())", name);
      case ENUM -> write(list, Types.OPEN_ENUM, "write", name);
      case RECORD ->
          write(
              list,
              Types.adapterOf(component.className()),
              "write" + suffix(component.className()),
              name);
      case FILE -> throw new IllegalStateException("A file in JSON: " + name);
    };
  }

  private CodeBlock write(boolean list, ClassName where, String method, String name) {
    if (list) {
      return CodeBlock.of("$T.list(writer, value.$N(), $T::$L)", Types.OUTPUT, name, where, method);
    }
    return where.equals(adapter)
        ? CodeBlock.of("$L(writer, value.$N())", method, name)
        : CodeBlock.of("$T.$L(writer, value.$N())", where, method, name);
  }
}
