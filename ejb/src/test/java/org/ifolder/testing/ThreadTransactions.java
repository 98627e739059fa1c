package org.ifolder.testing;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * The transactions of each thread, the innermost on top, with an entity manager each: what a container has behind
 * {@code @PersistenceContext}, transaction attributes and the synchronization registry.
 */
final class ThreadTransactions {

    /** How a call behaves, as {@code TransactionAttributeType} says. */
    enum Attribute { REQUIRED, REQUIRES_NEW, MANDATORY, SUPPORTS, NOT_SUPPORTED }

    private static final class Transaction {
        private final EntityManager em;
        private final List<Synchronization> synchronizations = new ArrayList<>();
        private final Map<Object, Object> resources = new HashMap<>();
        private boolean doomed;

        private Transaction(EntityManager em) {
            this.em = em;
        }
    }

    private final EntityManagerFactory factory;
    private final ThreadLocal<Deque<Transaction>> stack = ThreadLocal.withInitial(ArrayDeque::new);
    private final Transaction none;

    ThreadTransactions(EntityManagerFactory factory) {
        this.factory = factory;
        this.none = new Transaction(null);
    }

    <T> T call(Attribute attribute, Callable<T> work) throws Exception {
        boolean present = current() != null;
        return switch (attribute) {
            case REQUIRED -> present ? join(work) : begin(work);
            case REQUIRES_NEW -> begin(work);
            case SUPPORTS -> work.call();
            case NOT_SUPPORTED -> suspended(work);
            case MANDATORY -> {
                if (!present) {
                    throw new IllegalStateException("a transaction is mandatory here");
                }
                yield join(work);
            }
        };
    }

    private Transaction current() {
        Transaction top = stack.get().peek();
        return top == none ? null : top;
    }

    private <T> T join(Callable<T> work) throws Exception {
        try {
            return work.call();
        } catch (RuntimeException | Error e) {
            current().doomed = true;
            throw e;
        }
    }

    private <T> T suspended(Callable<T> work) throws Exception {
        stack.get().push(none);
        try {
            return work.call();
        } finally {
            stack.get().pop();
        }
    }

    private <T> T begin(Callable<T> work) throws Exception {
        Transaction transaction = new Transaction(factory.createEntityManager());
        stack.get().push(transaction);
        transaction.em.getTransaction().begin();
        boolean good = false;
        try {
            T result = join(work);
            good = !transaction.doomed;
            return result;
        } finally {
            end(transaction, good);
        }
    }

    private void end(Transaction transaction, boolean good) {
        int status = Status.STATUS_ROLLEDBACK;
        try {
            if (good) {
                transaction.synchronizations.forEach(Synchronization::beforeCompletion);
                transaction.em.getTransaction().commit();
                status = Status.STATUS_COMMITTED;
            } else {
                transaction.em.getTransaction().rollback();
            }
        } finally {
            int outcome = status;
            stack.get().pop();
            transaction.em.close();
            transaction.synchronizations.forEach(synchronization -> synchronization.afterCompletion(outcome));
        }
    }

    /** What beans get as {@code @PersistenceContext}: the current transaction's, or one for a single read. */
    EntityManager entityManager() {
        return proxy(EntityManager.class, (method, arguments) -> {
            Transaction transaction = current();
            return method.invoke(transaction == null ? factory.createEntityManager() : transaction.em, arguments);
        });
    }

    /** What beans get as {@code @Resource}. */
    TransactionSynchronizationRegistry registry() {
        return proxy(TransactionSynchronizationRegistry.class, (method, arguments) -> {
            Transaction transaction = current();
            return switch (method.getName()) {
                case "getTransactionStatus" -> transaction == null ? Status.STATUS_NO_TRANSACTION : Status.STATUS_ACTIVE;
                case "getResource" -> transaction.resources.get(arguments[0]);
                case "putResource" -> transaction.resources.put(arguments[0], arguments[1]);
                case "registerInterposedSynchronization" -> transaction.synchronizations.add((Synchronization) arguments[0]);
                default -> throw new UnsupportedOperationException(method.getName());
            };
        });
    }

    private interface Handling {
        Object call(java.lang.reflect.Method method, Object[] arguments) throws ReflectiveOperationException;
    }

    private static <T> T proxy(Class<T> type, Handling handling) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
            try {
                Object result = handling.call(method, arguments);
                return method.getReturnType() == void.class ? null : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
