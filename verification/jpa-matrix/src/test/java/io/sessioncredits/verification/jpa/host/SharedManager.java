package io.sessioncredits.verification.jpa.host;

import jakarta.persistence.EntityManager;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** The entity manager as a container hands it out, which alone begins and ends transactions. */
final class SharedManager {
  private SharedManager() {}

  /** Returns {@code manager} without its transaction, as Spring and JTA containers give it. */
  static EntityManager of(EntityManager manager) {
    return (EntityManager)
        Proxy.newProxyInstance(
            SharedManager.class.getClassLoader(),
            new Class<?>[] {EntityManager.class},
            (proxy, method, arguments) -> {
              switch (method.getName()) {
                case "getTransaction" ->
                    throw new IllegalStateException("transactions are the container's");
                case "close", "clear", "joinTransaction" ->
                    throw new AssertionError("a joined store must not call " + method.getName());
                default -> {
                  try {
                    return method.invoke(manager, arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                }
              }
            });
  }
}
