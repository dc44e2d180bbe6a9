package io.shopfleet.tiktokshop.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.JsonReader;
import io.shopfleet.codegen.tiktok.contract.Operation;
import io.shopfleet.platform.CallTag;
import io.shopfleet.tiktokshop.api.registry.ApiAdapters;
import io.shopfleet.tiktokshop.api.registry.ApiOperations;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.HTTP;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Path;
import retrofit2.http.QueryMap;
import retrofit2.http.Tag;

class GeneratedApiTest {

  private static final Map<String, Operation> CONTRACT =
      Contract.operations().stream()
          .collect(Collectors.toMap(Operation::signature, Function.identity()));

  private final ApiAdapters adapters = new ApiAdapters();

  static Stream<String> signatures() {
    return CONTRACT.keySet().stream().sorted();
  }

  private static Operation operation(String signature) {
    return CONTRACT.get(signature);
  }

  @Test
  void contract_holdsEveryKnownOperationOnce() {
    List<Operation> operations = Contract.operations();
    assertThat(operations).hasSize(469);
    assertThat(operations).extracting(Operation::signature).doesNotHaveDuplicates();
    assertThat(operations.stream().map(Operation::path).distinct()).hasSizeGreaterThan(405);
  }

  @ParameterizedTest
  @MethodSource("signatures")
  void operation_hasAMethodThatSaysTheSame(String signature) throws Exception {
    Operation operation = operation(signature);
    Method method = method(operation);
    assertThat(request(method)).isEqualTo(signature);
    Parameter[] parameters = method.getParameters();
    assertThat(parameters[0].getType()).isEqualTo(CallTag.class);
    assertThat(parameters[0].isAnnotationPresent(Tag.class)).isTrue();
    assertThat(annotated(method, Path.class)).hasSize(operation.pathParameters().size());
    assertThat(annotated(method, QueryMap.class)).hasSize(operation.query().isEmpty() ? 0 : 1);
    boolean json = !operation.multipart() && !operation.body().isEmpty();
    assertThat(annotated(method, Body.class)).hasSize(json ? 1 : 0);
  }

  @ParameterizedTest
  @MethodSource("signatures")
  void answer_survivesReadingAndWriting(String signature) throws Exception {
    Operation operation = operation(signature);
    Class<?> type = dataOf(method(operation));
    if (operation.data().isEmpty()) {
      assertThat(type).isEqualTo(NoData.class);
      return;
    }
    assertSurvives(type, Contract.filled(operation.data()));
  }

  @ParameterizedTest
  @MethodSource("signatures")
  void request_survivesReadingAndWriting(String signature) throws Exception {
    Operation operation = operation(signature);
    for (Parameter body : annotated(method(operation), Body.class)) {
      assertSurvives(body.getType(), Contract.filled(operation.body()));
    }
  }

  @ParameterizedTest
  @MethodSource("signatures")
  void emptyAnswer_isReadAsAbsentFieldsAndEmptyLists(String signature) throws Exception {
    Class<?> type = dataOf(method(operation(signature)));
    Object empty = adapters.of(type).fromJson("{}");
    for (var component : type.getRecordComponents()) {
      Object value = component.getAccessor().invoke(empty);
      if (List.class.isAssignableFrom(component.getType())) {
        assertThat((List<?>) value).as(component.getName()).isEmpty();
      } else if (Map.class.isAssignableFrom(component.getType())) {
        assertThat((Map<?, ?>) value).as(component.getName()).isEmpty();
      } else {
        assertThat(value).as(component.getName()).isNull();
      }
    }
  }

  private <T> void assertSurvives(Class<T> type, String json) throws IOException {
    T value = adapters.of(type).fromJson(json);
    String written = adapters.of(type).toJson(value);
    assertThat(withoutEmptyLists(written)).isEqualTo(withoutEmptyLists(json));
    assertThat(adapters.of(type).fromJson(written)).isEqualTo(value);
  }

  /** Fields that only other users of a shared record have are written as empty lists. */
  private static Object withoutEmptyLists(String json) throws IOException {
    return plain(JsonReader.of(new Buffer().writeUtf8(json)).readJsonValue());
  }

  private static Object plain(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> result = new LinkedHashMap<>();
      map.forEach(
          (name, member) -> {
            if (!List.of().equals(member) && !Map.of().equals(member)) {
              result.put(name, plain(member));
            }
          });
      return result;
    }
    return value instanceof List<?> list
        ? list.stream().map(GeneratedApiTest::plain).collect(Collectors.toList())
        : value;
  }

  private static Class<?> dataOf(Method method) {
    Type envelope = ((ParameterizedType) method.getGenericReturnType()).getActualTypeArguments()[0];
    return (Class<?>) ((ParameterizedType) envelope).getActualTypeArguments()[0];
  }

  private static List<Parameter> annotated(
      Method method, Class<? extends java.lang.annotation.Annotation> annotation) {
    return Arrays.stream(method.getParameters())
        .filter(parameter -> parameter.isAnnotationPresent(annotation))
        .toList();
  }

  private static Method method(Operation operation) throws ClassNotFoundException {
    String id =
        ApiOperations.find(operation.method(), operation.path())
            .map(ApiOperation::id)
            .orElseThrow();
    String area = id.substring(0, id.indexOf('.'));
    String prefix =
        Arrays.stream(area.split("_"))
            .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
            .collect(Collectors.joining());
    Class<?> api =
        Class.forName(
            "io.shopfleet.tiktokshop.api." + area.replace("_", "") + "." + prefix + "Api");
    String name = id.substring(id.indexOf('.') + 1);
    return Arrays.stream(api.getMethods())
        .filter(each -> each.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String request(Method method) {
    if (method.isAnnotationPresent(HTTP.class)) {
      HTTP http = method.getAnnotation(HTTP.class);
      assertThat(http.hasBody()).isTrue();
      return http.method() + " " + http.path();
    }
    if (method.isAnnotationPresent(GET.class)) {
      return "GET " + method.getAnnotation(GET.class).value();
    }
    if (method.isAnnotationPresent(POST.class)) {
      return "POST " + method.getAnnotation(POST.class).value();
    }
    if (method.isAnnotationPresent(PUT.class)) {
      return "PUT " + method.getAnnotation(PUT.class).value();
    }
    return "DELETE " + method.getAnnotation(DELETE.class).value();
  }
}
