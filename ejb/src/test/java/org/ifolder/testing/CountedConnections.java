package org.ifolder.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Notes each statement that is prepared on the connections of a data source, and each commit after one that writes. */
final class CountedConnections {

    private final DataSource source;
    private final List<String> statements = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger flushes = new AtomicInteger();

    CountedConnections(DataSource source) {
        this.source = source;
    }

    /** The same data source, counted. */
    DataSource counted() {
        return proxy(DataSource.class, (method, arguments) -> {
            Object result = method.invoke(source, arguments);
            return result instanceof Connection connection ? counted(connection) : result;
        });
    }

    private Connection counted(Connection connection) {
        boolean[] written = new boolean[1];
        return proxy(Connection.class, (method, arguments) -> {
            if (method.getName().equals("prepareStatement")) {
                String sql = (String) arguments[0];
                statements.add(sql);
                written[0] |= !sql.toLowerCase(Locale.ROOT).startsWith("select");
            } else if (method.getName().equals("commit") && written[0]) {
                flushes.incrementAndGet();
                written[0] = false;
            }
            return method.invoke(connection, arguments);
        });
    }

    int statements() {
        return statements.size();
    }

    /** What this work costs; other work at the same time is counted with it. */
    DatabaseCost of(Runnable work) {
        int statementsBefore = statements.size();
        int flushesBefore = flushes.get();
        work.run();
        return new DatabaseCost(List.copyOf(statements.subList(statementsBefore, statements.size())), flushes.get() - flushesBefore);
    }

    private interface Call {
        Object on(Method method, Object[] arguments) throws ReflectiveOperationException;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
            try {
                return call.on(method, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
