package org.ifolder.replication.jms;

import java.util.HashMap;
import java.util.Map;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnectorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;

/** How a broker is reached. */
final class Transports {

    private Transports() {
    }

    /** The broker in this process. */
    static TransportConfiguration inThisProcess() {
        return new TransportConfiguration(InVMConnectorFactory.class.getName(), Map.of());
    }

    /**
     * A broker over mutual TLS.
     *
     * @param context for whom {@link org.ifolder.linktls.LinkSslContextFactory} is asked
     */
    static TransportConfiguration tls(String host, int port, String context) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put(TransportConstants.HOST_PROP_NAME, host);
        parameters.put(TransportConstants.PORT_PROP_NAME, port);
        parameters.put(TransportConstants.SSL_ENABLED_PROP_NAME, true);
        // The other side's key is pinned, which says more than a name in a certificate.
        parameters.put(TransportConstants.VERIFY_HOST_PROP_NAME, false);
        parameters.put(TransportConstants.ENABLED_PROTOCOLS_PROP_NAME, "TLSv1.3");
        parameters.put(TransportConstants.SSL_CONTEXT_PROP_NAME, context);
        return new TransportConfiguration(NettyConnectorFactory.class.getName(), parameters);
    }
}
