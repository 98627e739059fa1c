package org.ifolder.replication.jms;

import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnection;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.apache.activemq.artemis.utils.CertificateUtil;
import org.ifolder.replication.relay.LinkSecurity;

/**
 * Lets hosts into the broker by the key of their TLS certificate alone: no user name, no password counts. A host may write to its own
 * queue and subscribe to the lanes; nothing else. This application itself comes in over the in-VM transport.
 */
final class BrokerSecurity implements ActiveMQSecurityManager5 {

    private static final String APPLICATION = "application";

    private final LinkSecurity hosts;

    BrokerSecurity(LinkSecurity hosts) {
        this.hosts = hosts;
    }

    @Override
    public Subject authenticate(String user, String password, RemotingConnection connection, String securityDomain) {
        if (connection == null) {
            return null;
        }
        if (isOfThisProcess(connection)) {
            return subject(APPLICATION);
        }
        return host(hosts, connection).map(BrokerSecurity::subject).orElse(null);
    }

    private static boolean isOfThisProcess(RemotingConnection connection) {
        return connection.getTransportConnection() instanceof InVMConnection;
    }

    private static Optional<String> host(LinkSecurity hosts, RemotingConnection connection) {
        X509Certificate[] certificates = CertificateUtil.getCertsFromConnection(connection);
        return certificates == null || certificates.length == 0 ? Optional.empty() : hosts.hostOf(certificates);
    }

    /** Whether a connection is this application's own, or of a host whose key counts now. */
    static boolean isTrusted(LinkSecurity hosts, RemotingConnection connection) {
        return isOfThisProcess(connection) || host(hosts, connection).isPresent();
    }

    private static Subject subject(String name) {
        Subject subject = new Subject();
        subject.getPrincipals().add(new UserPrincipal(name));
        return subject;
    }

    @Override
    public boolean authorize(Subject subject, Set<Role> roles, CheckType check, String address) {
        String name = subject.getPrincipals(UserPrincipal.class).stream().map(UserPrincipal::getName).findFirst().orElse("");
        if (name.equals(APPLICATION)) {
            return true;
        }
        return switch (check) {
            case SEND -> address.equals(Addresses.inbound(name));
            case CONSUME, CREATE_NON_DURABLE_QUEUE, DELETE_NON_DURABLE_QUEUE -> address.startsWith(Addresses.LANE_PREFIX);
            default -> false;
        };
    }

    @Override
    public boolean validateUser(String user, String password) {
        return false;
    }

    @Override
    public boolean validateUserAndRole(String user, String password, Set<Role> roles, CheckType checkType) {
        return false;
    }
}
