package org.ifolder.testing;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceUnit;
import jakarta.transaction.Transactional;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.MethodDelegation;
import net.bytebuddy.implementation.bind.annotation.Origin;
import net.bytebuddy.implementation.bind.annotation.RuntimeType;
import net.bytebuddy.implementation.bind.annotation.SuperCall;
import net.bytebuddy.matcher.ElementMatchers;

/** Makes beans as the container does: one of each class, its fields injected, its methods within the transactions they ask for. */
final class BeanGraph {

    private final Map<Class<?>, Object> beans = new HashMap<>();
    private final Map<String, Object> settings = new HashMap<>();
    private final ThreadTransactions transactions;
    private final List<Class<?>> product = ProductClasses.all();

    BeanGraph(ThreadTransactions transactions) {
        this.transactions = transactions;
        given(jakarta.persistence.EntityManager.class, transactions.entityManager());
        given(jakarta.transaction.TransactionSynchronizationRegistry.class, transactions.registry());
    }

    /** Uses this object wherever the type is asked for. */
    <T> void given(Class<T> type, T bean) {
        beans.put(type, bean);
    }

    /** Uses this value for a {@code @ConfigProperty} of that name. */
    void setting(String name, Object value) {
        settings.put(name, value);
    }

    <T> T bean(Class<T> type) {
        Object known = beans.get(type);
        if (known == null) {
            known = make(implementation(type));
            beans.put(type, known);
            wire(known);
        }
        return type.cast(known);
    }

    /** One bean of each class of the product that is a {@code type}. */
    <T> List<T> all(Class<T> type) {
        return product.stream()
                .filter(found -> type.isAssignableFrom(found) && !Modifier.isAbstract(found.getModifiers()) && isBean(found))
                .<T>map(found -> type.cast(bean(found))).toList();
    }

    private static boolean isBean(Class<?> type) {
        return Arrays.stream(type.getDeclaredConstructors()).anyMatch(constructor -> constructor.getParameterCount() == 0);
    }

    private Class<?> implementation(Class<?> type) {
        return !type.isInterface() ? type : product.stream()
                .filter(found -> type.isAssignableFrom(found) && !found.isInterface()).findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing implements " + type));
    }

    private Object make(Class<?> type) {
        try {
            Class<?> made = isTransactional(type) ? transactional(type) : type;
            Constructor<?> constructor = made.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + type, e);
        }
    }

    private static boolean isTransactional(Class<?> type) {
        return type.isAnnotationPresent(Stateless.class) || type.isAnnotationPresent(Singleton.class)
                || type.isAnnotationPresent(Transactional.class)
                || Arrays.stream(type.getDeclaredMethods()).anyMatch(m -> m.isAnnotationPresent(Transactional.class));
    }

    private Class<?> transactional(Class<?> type) throws ReflectiveOperationException {
        MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
        return new ByteBuddy().subclass(type)
                .method(ElementMatchers.isDeclaredBy(type).and(
                        ElementMatchers.isPublic().or(ElementMatchers.isAnnotatedWith(Transactional.class))))
                .intercept(MethodDelegation.to(new Interception(transactions, type)))
                .make()
                .load(type.getClassLoader(), ClassLoadingStrategy.UsingLookup.of(lookup))
                .getLoaded();
    }

    /** Puts a call into the transaction that its method or class asks for. */
    public static final class Interception {

        private final ThreadTransactions transactions;
        private final Class<?> type;

        Interception(ThreadTransactions transactions, Class<?> type) {
            this.transactions = transactions;
            this.type = type;
        }

        @RuntimeType
        public Object call(@Origin Method method, @SuperCall Callable<Object> work) throws Exception {
            return transactions.call(attribute(method), work);
        }

        private ThreadTransactions.Attribute attribute(Method method) throws NoSuchMethodException {
            Method declared = type.getDeclaredMethod(method.getName(), method.getParameterTypes());
            String name = named(declared);
            name = name == null ? named(type) : name;
            return name == null ? ThreadTransactions.Attribute.REQUIRED : ThreadTransactions.Attribute.valueOf(name);
        }

        private static String named(AnnotatedElement element) {
            TransactionAttribute ejb = element.getAnnotation(TransactionAttribute.class);
            Transactional cdi = element.getAnnotation(Transactional.class);
            return ejb != null ? ejb.value().name() : cdi != null ? cdi.value().name() : null;
        }
    }

    private void wire(Object bean) {
        for (Class<?> type = bean.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (isInjected(field)) {
                    set(field, bean);
                }
            }
        }
        for (Class<?> type = bean.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.isAnnotationPresent(PostConstruct.class)) {
                    call(method, bean);
                }
            }
        }
    }

    private static boolean isInjected(Field field) {
        for (Class<? extends Annotation> kind : List.of(Inject.class, EJB.class, Resource.class, PersistenceContext.class,
                PersistenceUnit.class)) {
            if (field.isAnnotationPresent(kind)) {
                return true;
            }
        }
        return false;
    }

    private void set(Field field, Object bean) {
        try {
            field.setAccessible(true);
            field.set(bean, value(field));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object value(Field field) {
        var property = field.getAnnotation(org.eclipse.microprofile.config.inject.ConfigProperty.class);
        if (property != null) {
            Object setting = settings.get(property.name());
            return setting != null ? setting : byDefault(property.defaultValue(), field.getType());
        }
        if (field.getType() == Instance.class) {
            Iterable<?> found = all((Class<?>) parameter(field.getGenericType()));
            return proxy(Instance.class, (method, arguments) -> found.iterator());
        }
        if (field.getType() == Event.class) {
            return proxy(Event.class, (method, arguments) -> {
                fire(arguments[0]);
                return null;
            });
        }
        return bean(field.getType());
    }

    private static Object byDefault(String text, Class<?> type) {
        if (text.equals(org.eclipse.microprofile.config.inject.ConfigProperty.UNCONFIGURED_VALUE)) {
            return null;
        }
        return type == int.class ? (Object) Integer.valueOf(text) : type == long.class ? (Object) Long.valueOf(text)
                : type == double.class ? (Object) Double.valueOf(text) : text;
    }

    private static Type parameter(Type type) {
        return ((ParameterizedType) type).getActualTypeArguments()[0];
    }

    private interface Handling {
        Object call(Method method, Object[] arguments);
    }

    private static Object proxy(Class<?> type, Handling handling) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (self, method, arguments) -> handling.call(method, arguments));
    }

    private void fire(Object event) {
        for (Class<?> type : product) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.getParameterCount() > 0 && method.getParameters()[0].isAnnotationPresent(Observes.class)
                        && method.getParameterTypes()[0] == event.getClass()) {
                    call(method, bean(type), event);
                }
            }
        }
    }

    private static void call(Method method, Object bean, Object... arguments) {
        try {
            method.setAccessible(true);
            method.invoke(bean, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
