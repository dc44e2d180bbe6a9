package io.shopfleet.codegen.tiktok.generator;

import com.palantir.javapoet.ClassName;
import io.shopfleet.codegen.tiktok.contract.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operation with the names and types it gets in Java.
 *
 * @param operation the contract's facts
 * @param typeBase the operation's name, with the version behind it unless it is the newest
 * @param latest whether it is the newest version
 * @param query the class of its query, or null when it takes none
 * @param queryParameters its query parameters
 * @param request its JSON body, or null when it takes none
 * @param parts its multipart parts
 * @param response its answer, or null when it carries no data
 */
record OperationModel(
    Operation operation,
    String typeBase,
    boolean latest,
    @Nullable ClassName query,
    List<Component> queryParameters,
    @Nullable RecordModel request,
    List<Component> parts,
    @Nullable RecordModel response) {

  /** Name of the method in the area's interface. */
  String method() {
    return Names.lowerFirst(typeBase);
  }

  /** Name of the constant in the area's catalogue. */
  String constant() {
    return Names.constant(typeBase);
  }
}
