package org.ifolder.replication.jms;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetSocketAddress;
import java.util.List;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQJMSConnectionFactory;
import org.ifolder.replication.relay.HostDirectory;
import org.ifolder.replication.relay.LinkSecurity;
import org.ifolder.replication.relay.Links;
import org.ifolder.replication.relay.RelaySettings;

/**
 * Opens the link between hosts over JMS: the master's side in its own broker, a slave's side over mutual TLS; or both sides over mutual
 * TLS to a {@link StandaloneBroker}. A broken link is not
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
    private StandaloneBroker standalone;

    @Inject
    private HostDirectory hosts;

    @Inject
    private LinkSecurity security;

    @Inject
    private RelaySettings settings;

    @Override
    public MasterLink openAsMaster(MasterListener listener) {
        if (standalone.isUsed()) {
            return new JmsMasterLink(factory(standalone.transports()), InboundQueues.MADE_BY_THE_BROKER, listener);
        }
        broker.ensureRunning();
        broker.provideLanes();
        return new JmsMasterLink(factory(Transports.inThisProcess()), InboundQueues.of(broker), listener);
    }

    @Override
    public SlaveLink openToMaster(String master, SlaveListener listener) {
        Object way = wayTo(master);
        return new JmsSlaveLink(factory(standalone.isUsed() ? standalone.transports() : transportsTo(master)), hosts.self(), listener,
                () -> way.equals(wayTo(master)));
    }

    /** By what address and with what keys the master is reached. */
    private Object wayTo(String master) {
        return standalone.isUsed() ? security.proofTowards(hosts.self()) : List.of(hosts.brokerOf(master), security.proofTowards(master));
    }

    private TransportConfiguration[] transportsTo(String master) {
        InetSocketAddress address = hosts.brokerOf(master);
        return new TransportConfiguration[] {Transports.tls(address.getHostString(), address.getPort(), master)};
    }

    private ActiveMQConnectionFactory factory(TransportConfiguration... transports) {
        ActiveMQConnectionFactory factory = new ActiveMQJMSConnectionFactory(false, transports);
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
        // Nothing is read as an object; should anything ever be, of no class.
        factory.setDeserializationDenyList("*");
        factory.setUseTopologyForLoadBalancing(false);
        return factory;
    }
}
