package org.ifolder.replication.jms;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.ActiveMQServers;
import org.apache.activemq.artemis.core.server.impl.AddressInfo;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ifolder.linktls.LinkSslContextFactory;
import org.ifolder.replication.protocol.Lane;
import org.ifolder.replication.relay.LinkSecurity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This host's Artemis broker, run by the application. Every host runs one, ready to be the master's: a slave's is idle; unless the Domain
 * has brokers of their own ({@link StandaloneBroker}). It stores nothing
 * on disk and bounds what it holds: a full inbound queue refuses its sender, who sends again later; a slow subscriber loses the oldest
 * messages, which it then fetches.
 */
@Startup
@Singleton
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class EmbeddedBroker {

    /** The value of the transport's parameter {@code sslContext} on the accepting side; connecting sides name the host they want. */
    static final String ACCEPTING = "accepting-hosts";

    private static final int PASSWORD_BYTES = 32;

    private static final String NOWHERE = "ifolder.nowhere";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);

    @Inject
    private LinkSecurity security;

    @Inject
    private StandaloneBroker standalone;

    @Inject
    @ConfigProperty(name = "ifolder.broker.bind-address", defaultValue = "127.0.0.1")
    private String bindAddress;

    @Inject
    @ConfigProperty(name = "ifolder.broker.port", defaultValue = "5445")
    private int port;

    @Inject
    @ConfigProperty(name = "ifolder.broker.inbound-bytes", defaultValue = "33554432")
    private long inboundBytes;

    @Inject
    @ConfigProperty(name = "ifolder.broker.subscription-messages", defaultValue = "256")
    private long subscriptionMessages;

    private ActiveMQServer server;
    private boolean stopped;

    @PostConstruct
    void start() {
        LinkSslContextFactory.provide(this::contextFor);
        if (standalone.isUsed()) {
            LOG.info("messages go through brokers of their own");
            stopped = true;
        } else {
            launch();
        }
    }

    private SSLContext contextFor(String name) {
        return switch (name) {
            case ACCEPTING -> security.acceptingHosts();
            case StandaloneBroker.TRANSPORT -> security.towards(standalone.keys());
            default -> security.towards(name);
        };
    }

    /**
     * Starts the broker anew if it has ended while this host runs, as it does when somebody stops it through JMX or when it meets an
     * error that it cannot go on from. It has lost nothing that is not in the databases (invariant 1).
     */
    public synchronized void ensureRunning() {
        if (stopped || server.isStarted()) {
            return;
        }
        LOG.warn("the broker has ended and is started again");
        end();
        launch();
    }

    private void launch() {
        server = ActiveMQServers.newActiveMQServer(configuration(), ManagementFactory.getPlatformMBeanServer(),
                new BrokerSecurity(security), false);
        try {
            server.start();
            server.getRemotingService().addIncomingInterceptor(new BoundedMessages(inboundBytes));
        } catch (Exception e) {
            throw new IllegalStateException("the broker cannot start on port " + port, e);
        }
        provideLanes();
        LOG.info("broker listens on {}:{}", bindAddress, port);
    }

    @PreDestroy
    synchronized void stop() {
        stopped = true;
        end();
    }

    private void end() {
        if (server == null) {
            return;
        }
        try {
            server.stop();
        } catch (Exception e) {
            LOG.warn("while stopping the broker", e);
        }
    }

    /** Has a host's own queue exist. */
    public synchronized void provideInbound(String host) {
        try {
            server.createQueue(QueueConfiguration.of(Addresses.inbound(host)).setRoutingType(RoutingType.ANYCAST)
                    .setAutoCreateAddress(true).setDurable(false).setAutoDelete(false), true);
        } catch (Exception e) {
            throw new IllegalStateException("the inbound queue of host " + host + " cannot be made", e);
        }
    }

    /** Has a host's own queue be gone, with all that waits there. */
    public synchronized void removeInbound(String host) {
        SimpleString queue = SimpleString.of(Addresses.inbound(host));
        try {
            if (server.isStarted() && server.locateQueue(queue) != null) {
                server.destroyQueue(queue, null, false, true, true);
            }
        } catch (Exception e) {
            LOG.warn("the inbound queue of host {} cannot be removed: {}", host, e.toString());
        }
    }

    /** Has the topics exist on which the master publishes: somebody may have removed one through JMX. */
    public synchronized void provideLanes() {
        try {
            for (Lane lane : Lane.values()) {
                server.addOrUpdateAddressInfo(new AddressInfo(SimpleString.of(Addresses.lane(lane)), RoutingType.MULTICAST));
            }
        } catch (Exception e) {
            throw new IllegalStateException("the lanes cannot be made", e);
        }
    }

    /** What the broker lacks of the lanes and these hosts' queues: a sender is not told that they are gone. */
    public synchronized Optional<String> lacks(Collection<String> hosts) {
        if (!server.isStarted()) {
            return Optional.of("all");
        }
        return Stream.concat(
                Arrays.stream(Lane.values()).map(Addresses::lane).filter(lane -> server.getAddressInfo(SimpleString.of(lane)) == null),
                hosts.stream().map(Addresses::inbound).filter(queue -> server.locateQueue(SimpleString.of(queue)) == null)).findFirst();
    }

    /** Closes the connections whose other side's key counts no more. @return how many; empty where the broker is none of this host's */
    public synchronized OptionalInt closeUntrusted() {
        if (stopped) {
            return OptionalInt.empty();
        }
        if (!server.isStarted()) {
            return OptionalInt.of(0);
        }
        int closed = 0;
        for (RemotingConnection connection : server.getRemotingService().getConnections()) {
            if (!BrokerSecurity.isTrusted(security, connection)) {
                connection.fail(ActiveMQExceptionType.DISCONNECTED.createException("the key of the other side counts no more"));
                closed++;
            }
        }
        return OptionalInt.of(closed);
    }

    private Configuration configuration() {
        Configuration configuration = new ConfigurationImpl()
                .setName("ifolder")
                .setPersistenceEnabled(false)
                .setSecurityEnabled(true)
                // There is no cluster; but whoever knows this user may do all, and Artemis has a default that everybody knows.
                .setClusterUser(UUID.randomUUID().toString())
                .setClusterPassword(randomPassword())
                // Each look is at the current host records: a refused key is refused at once.
                .setSecurityInvalidationInterval(0)
                // Operators see its queues and connections; JMX lets in the server's own operating-system user alone.
                .setJMXManagementEnabled(true)
                .setPopulateValidatedUser(true)
                .setGracefulShutdownEnabled(false)
                .addAcceptorConfiguration(new TransportConfiguration(InVMAcceptorFactory.class.getName(), Map.of(), "in-vm"))
                .addAcceptorConfiguration(new TransportConfiguration(NettyAcceptorFactory.class.getName(), tls(), "hosts"));
        AddressSettings bounded = new AddressSettings()
                .setAutoCreateAddresses(false)
                .setAutoCreateQueues(false)
                .setAutoDeleteAddresses(false)
                .setMaxDeliveryAttempts(-1)
                // Nothing is ever moved there, as nothing expires or is given up; the broker warns where none is named.
                .setDeadLetterAddress(SimpleString.of(NOWHERE))
                .setExpiryAddress(SimpleString.of(NOWHERE))
                .setMaxSizeBytes(inboundBytes)
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.FAIL);
        return configuration
                .addAddressSetting("#", bounded)
                .addAddressSetting(Addresses.LANE_PREFIX + "#", new AddressSettings(bounded)
                        .setMaxSizeBytes(-1)
                        // One subscription has one reader: no host reads, or deletes, that of another.
                        .setDefaultMaxConsumers(1)
                        .setDefaultRingSize(subscriptionMessages));
    }

    private static String randomPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private Map<String, Object> tls() {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put(TransportConstants.HOST_PROP_NAME, bindAddress);
        parameters.put(TransportConstants.PORT_PROP_NAME, port);
        parameters.put(TransportConstants.PROTOCOLS_PROP_NAME, "CORE");
        parameters.put(TransportConstants.SSL_ENABLED_PROP_NAME, true);
        parameters.put(TransportConstants.NEED_CLIENT_AUTH_PROP_NAME, true);
        parameters.put(TransportConstants.ENABLED_PROTOCOLS_PROP_NAME, "TLSv1.3");
        parameters.put(TransportConstants.SSL_CONTEXT_PROP_NAME, ACCEPTING);
        // Artemis wants a path although our factory reads none.
        parameters.put(TransportConstants.KEYSTORE_PATH_PROP_NAME, "provided-by-the-application");
        return parameters;
    }
}
