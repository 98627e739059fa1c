package org.ifolder.replication.relay;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.ifolder.replication.catchup.StreamSources;
import org.ifolder.replication.record.RelaySignal;
import org.ifolder.testing.EmbeddedHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The relay's own thread. What it does in its turns, {@link RelayTest} tells. */
class OutboxRelayTest {

    private final CompletableFuture<Thread> thread = new CompletableFuture<>();
    private final EmbeddedHost host = EmbeddedHost.inNoDomain("h")
            .with(Links.class, unused(Links.class))
            .with(HostDirectory.class, unused(HostDirectory.class))
            .with(StreamSources.class, unused(StreamSources.class))
            .with(ManagedExecutorService.class, unused(ManagedExecutorService.class))
            .with(ManagedThreadFactory.class, proxy(ManagedThreadFactory.class, (self, method, arguments) -> {
                thread.complete(new Thread((Runnable) arguments[0]));
                return thread.join();
            }));

    private static <T> T unused(Class<T> type) {
        return proxy(type, (self, method, arguments) -> {
            throw new AssertionError(method);
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @AfterEach
    void end() {
        host.close();
    }

    @Test
    void threadWaitsAtAHostThatIsInNoDomainYet() throws Exception {
        OutboxRelay relay = host.bean(OutboxRelay.class);
        Thread running = thread.get(1, TimeUnit.MINUTES);
        Awaitility.await().untilAsserted(() -> assertThat(running.getState()).isEqualTo(Thread.State.TIMED_WAITING));
        host.bean(RelaySignal.class).raise();
        Awaitility.await().untilAsserted(() -> assertThat(running.getState()).isEqualTo(Thread.State.TIMED_WAITING));

        relay.stop();

        assertThat(running.isAlive()).isFalse();
    }
}
