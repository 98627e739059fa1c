package org.ifolder.linktls;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.spi.core.remoting.ssl.SSLContextConfig;
import org.apache.activemq.artemis.spi.core.remoting.ssl.SSLContextFactory;

/**
 * Gives Artemis the TLS contexts that the application makes from the host's key and the host records, instead of key stores by path:
 * so a key that is admitted, changed or revoked counts from the next handshake on, with no file edited and no restart.
 */
public final class LinkSslContextFactory implements SSLContextFactory {

    private static final AtomicReference<Function<String, SSLContext>> CONTEXTS = new AtomicReference<>();

    /** Above the factories that Artemis brings. */
    private static final int PRIORITY = 100;

    /**
     * Says where contexts come from.
     *
     * @param contexts the context for the value of the transport's parameter {@code sslContext}
     */
    public static void provide(Function<String, SSLContext> contexts) {
        CONTEXTS.set(contexts);
    }

    @Override
    public SSLContext getSSLContext(SSLContextConfig config, Map<String, Object> parameters) {
        Function<String, SSLContext> contexts = CONTEXTS.get();
        if (contexts == null) {
            throw new IllegalStateException("no TLS contexts are provided yet");
        }
        return contexts.apply(String.valueOf(parameters.get(TransportConstants.SSL_CONTEXT_PROP_NAME)));
    }

    @Override
    public int getPriority() {
        return PRIORITY;
    }
}
