package org.ifolder.replication.jms;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnectorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQJMSConnectionFactory;
import org.ifolder.replication.relay.HostDirectory;
import org.ifolder.replication.relay.Links;
import org.ifolder.replication.relay.RelaySettings;

/**
 * Opens the link between hosts over JMS: the master's side in its own broker, a slave's side over mutual TLS. A broken link is not
 * repaired by the client library but opened anew by the relay, at the address and with the keys of that moment.
 */
@ApplicationScoped
class JmsLinks implements Links {

    /** Above every batch, so that none becomes a message on disk. */
    private static final int LARGEST_MESSAGE = 64 * 1024 * 1024;

    /** Bytes of messages that are acknowledged together; until then the broker keeps them. */
    private static final int ACKNOWLEDGED_TOGETHER = 64 * 1024;

    private static final long CALL_TIMEOUT_MILLISECONDS = 10_000;

    @Inject
    private EmbeddedBroker broker;

    @Inject
    private HostDirectory hosts;

    @Inject
    private RelaySettings settings;

    @Override
    public MasterLink openAsMaster(MasterListener listener) {
        broker.ensureRunning();
        broker.provideLanes();
        TransportConfiguration inVm = new TransportConfiguration(InVMConnectorFactory.class.getName(), Map.of());
        return new JmsMasterLink(factory(inVm), broker, listener);
    }

    @Override
    public SlaveLink openToMaster(String master, SlaveListener listener) {
        InetSocketAddress address = hosts.brokerOf(master);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put(TransportConstants.HOST_PROP_NAME, address.getHostString());
        parameters.put(TransportConstants.PORT_PROP_NAME, address.getPort());
        parameters.put(TransportConstants.SSL_ENABLED_PROP_NAME, true);
        // The master's key is pinned, which says more than a name in a certificate.
        parameters.put(TransportConstants.VERIFY_HOST_PROP_NAME, false);
        parameters.put(TransportConstants.ENABLED_PROTOCOLS_PROP_NAME, "TLSv1.3");
        parameters.put(TransportConstants.SSL_CONTEXT_PROP_NAME, master);
        TransportConfiguration tls = new TransportConfiguration(NettyConnectorFactory.class.getName(), parameters);
        return new JmsSlaveLink(factory(tls), hosts.self(), listener);
    }

    private ActiveMQConnectionFactory factory(TransportConfiguration transport) {
        ActiveMQConnectionFactory factory = new ActiveMQJMSConnectionFactory(false, transport);
        factory.setReconnectAttempts(0);
        factory.setInitialConnectAttempts(1);
        factory.setCallTimeout(CALL_TIMEOUT_MILLISECONDS);
        factory.setConnectionTTL(settings.linkSilenceMilliseconds());
        factory.setClientFailureCheckPeriod(settings.linkSilenceMilliseconds() / 3);
        factory.setMinLargeMessageSize(LARGEST_MESSAGE);
        factory.setDupsOKBatchSize(ACKNOWLEDGED_TOGETHER);
        factory.setBlockOnNonDurableSend(false);
        // No credits: a send would wait for them without end while the other side is frozen. The relay bounds what is under way.
        factory.setProducerWindowSize(-1);
        factory.setUseGlobalPools(false);
        factory.setUseTopologyForLoadBalancing(false);
        return factory;
    }
}
