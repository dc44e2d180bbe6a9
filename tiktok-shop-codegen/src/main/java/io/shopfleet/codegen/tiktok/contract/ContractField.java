package io.shopfleet.codegen.tiktok.contract;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One field of a request or an answer.
 *
 * @param name wire name
 * @param type type of the value, or of each member of a list
 * @param list whether the value is a list
 * @param required whether the platform refuses a request without it
 * @param enumValues the documented values in documented order; empty when the set is open or
 *     unknown
 * @param limits limits by kind ({@code default}, {@code max}, {@code range}), in the platform's
 *     words
 * @param children fields of an object; empty for anything else
 */
public record ContractField(
    String name,
    WireType type,
    boolean list,
    boolean required,
    List<String> enumValues,
    SortedMap<String, String> limits,
    List<ContractField> children) {

  public ContractField {
    enumValues = List.copyOf(enumValues);
    limits = new TreeMap<>(limits);
    children = List.copyOf(children);
  }

  /** The same field with other children. */
  public ContractField withChildren(List<ContractField> others) {
    return new ContractField(name, type, list, required, enumValues, limits, others);
  }

  /** The type word of the contract file, such as {@code object[]}. */
  public String typeWord() {
    return list ? type.word() + "[]" : type.word();
  }
}
