package io.shopfleet.codegen.tiktok.generator;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.shopfleet.codegen.tiktok.contract.ContractField;
import java.util.List;

/**
 * One component of a generated record.
 *
 * @param field the contract's facts
 * @param javaName name in Java
 * @param kind what is read and written
 * @param type the Java type of the value, or of a list's members
 */
record Component(ContractField field, String javaName, Kind kind, TypeName type) {

  /** How a value is read and written. */
  enum Kind {
    STRING,
    INT,
    LONG,
    DECIMAL,
    BOOL,
    ENUM,
    RECORD,
    MAP,
    FILE
  }

  /** The type of the component itself, without nullness. */
  TypeName componentType() {
    return field.list() ? ParameterizedTypeName.get(ClassName.get(List.class), type) : type;
  }

  /** The class behind {@link #type}, for kinds that have one of our own. */
  ClassName className() {
    return (ClassName) type;
  }
}
