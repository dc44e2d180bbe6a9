package io.shopfleet.codegen.tiktok.generator;

import com.palantir.javapoet.ClassName;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * All that is generated for one area.
 *
 * @param wireName first segment of its paths
 * @param operations its operations by name and version
 * @param shapes records that several answers share
 * @param enums documented values by the class of the open enum
 */
record AreaModel(
    String wireName,
    List<OperationModel> operations,
    List<RecordModel> shapes,
    SortedMap<ClassName, List<String>> enums) {

  static final String ROOT = "io.shopfleet.tiktokshop.api";
  static final String REGISTRY = ROOT + ".registry";

  static String packageOf(String wireName) {
    return ROOT + "." + wireName.replace("_", "");
  }

  String packageName() {
    return packageOf(wireName);
  }

  /** A class of this area, such as {@code OrderApi}. */
  ClassName named(String suffix) {
    return ClassName.get(packageName(), Names.upperCamel(wireName) + suffix);
  }

  /** Every record that stands in a file of its own. */
  List<RecordModel> topLevelRecords() {
    List<RecordModel> records = new ArrayList<>(shapes);
    for (OperationModel operation : operations) {
      if (operation.request() != null) {
        records.add(operation.request());
      }
      if (operation.response() != null) {
        records.add(operation.response());
      }
    }
    return records;
  }
}
