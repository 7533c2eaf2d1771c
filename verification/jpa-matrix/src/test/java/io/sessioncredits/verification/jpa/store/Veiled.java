package io.sessioncredits.verification.jpa.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Factories whose entity managers keep something from the store. */
final class Veiled {
  private Veiled() {}

  /** Returns {@code factory} with managers that neither refresh a row nor let go of it. */
  static EntityManagerFactory withoutRefresh(EntityManagerFactory factory) {
    return veiled(
        factory,
        (manager, method, arguments) ->
            method.getName().equals("refresh") || method.getName().equals("detach")
                ? null
                : invoke(manager, method, arguments));
  }

  /**
   * Returns {@code factory} with managers that send what locks outside of their transaction, as
   * EclipseLink does with queries for entities until it has written.
   */
  static EntityManagerFactory lockingEarly(EntityManagerFactory factory) {
    return veiled(
        factory,
        (manager, method, arguments) ->
            method.getName().equals("createNativeQuery")
                    && ((String) arguments[0]).contains(" FOR UPDATE")
                ? invoke(factory.createEntityManager(), method, arguments)
                : invoke(manager, method, arguments));
  }

  private static EntityManagerFactory veiled(EntityManagerFactory factory, InvocationHandler veil) {
    return proxy(
        EntityManagerFactory.class,
        (proxy, method, arguments) -> {
          Object result = invoke(factory, method, arguments);
          return result instanceof EntityManager manager
              ? proxy(EntityManager.class, (p, called, with) -> veil.invoke(manager, called, with))
              : result;
        });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler calls) {
    return type.cast(
        Proxy.newProxyInstance(Veiled.class.getClassLoader(), new Class<?>[] {type}, calls));
  }

  private static @Nullable Object invoke(
      Object target, Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }
}
