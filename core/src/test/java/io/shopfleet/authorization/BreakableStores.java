package io.shopfleet.authorization;

import io.shopfleet.credential.CredentialStore;
import io.shopfleet.credential.CredentialStoreException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * Stands before every store of a fleet, writes down each call, and lets them all go silent at a
 * chosen one, as when the process dies there.
 */
final class BreakableStores {

  private final List<String> calls = new CopyOnWriteArrayList<>();
  private volatile Predicate<String> breaksAt = call -> false;
  private volatile Predicate<String> failsAt = call -> false;
  private volatile boolean silent;

  /** A store of the same kind that can break; T is its only interface. */
  @SuppressWarnings("unchecked")
  <T> T breakable(T store) {
    Class<?> spi = store.getClass().getInterfaces()[0];
    return (T)
        Proxy.newProxyInstance(
            spi.getClassLoader(),
            new Class<?>[] {spi},
            (proxy, method, arguments) -> {
              note(spi, spi.getSimpleName() + "." + method.getName());
              try {
                return method.invoke(store, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private void note(Class<?> spi, String call) {
    calls.add(call);
    silent |= breaksAt.test(call);
    if (silent || failsAt.test(call)) {
      throw spi == CredentialStore.class
          ? new CredentialStoreException("no answer")
          : new IllegalStateException("no answer");
    }
  }

  /** Every store goes silent at a call, counted from 1, from now on. */
  void breakAtCall(int number) {
    calls.clear();
    breaksAt = call -> calls.size() >= number;
  }

  /** Every store goes silent at the first call of a method, such as {@code RunStore.erase}. */
  void breakAt(String method) {
    breaksAt = method::equals;
  }

  /** Only this method fails. */
  void onlyFailing(String method) {
    failing(method::equals);
  }

  /** Only the calls fail that are chosen by their method. */
  void failing(Predicate<String> chosen) {
    failsAt = chosen;
  }

  void mend() {
    breaksAt = call -> false;
    failsAt = call -> false;
    silent = false;
  }

  /** The calls since the last break was chosen, in their order. */
  List<String> calls() {
    return List.copyOf(calls);
  }

  void forgetCalls() {
    calls.clear();
  }
}
