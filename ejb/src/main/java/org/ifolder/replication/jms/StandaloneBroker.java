package org.ifolder.replication.jms;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Artemis brokers of their own, which a large Domain may have in the place of the one in the master's process: all hosts, the master too,
 * connect to one of them, prove themselves by their own keys, and know the brokers by their certificates. The brokers' own configuration
 * makes the queues, bounds them, and says which host may use which.
 */
@ApplicationScoped
public class StandaloneBroker {

    /** The value of the transport's parameter {@code sslContext}. */
    static final String TRANSPORT = "standalone-broker";

    @Inject
    @ConfigProperty(name = "ifolder.broker.addresses")
    private Optional<List<String>> addresses;

    @Inject
    @ConfigProperty(name = "ifolder.broker.certificates")
    private Optional<String> certificates;

    private Set<PublicKey> keys = Set.of();

    @PostConstruct
    void readCertificates() {
        if (isUsed()) {
            Path file = Path.of(certificates.orElseThrow(
                    () -> new IllegalStateException("ifolder.broker.addresses is set, but not ifolder.broker.certificates")));
            try (InputStream stream = Files.newInputStream(file)) {
                keys = CertificateFactory.getInstance("X.509").generateCertificates(stream).stream().map(Certificate::getPublicKey)
                        .collect(Collectors.toUnmodifiableSet());
            } catch (IOException | GeneralSecurityException e) {
                throw new IllegalStateException("the brokers' certificates cannot be read: " + file, e);
            }
        }
    }

    /** Whether messages go through brokers of their own. */
    boolean isUsed() {
        return addresses.isPresent();
    }

    /** The keys that the brokers prove. */
    Set<PublicKey> keys() {
        return keys;
    }

    /** Where the brokers listen; a client takes one after the other. */
    TransportConfiguration[] transports() {
        return addresses.orElseThrow().stream().map(StandaloneBroker::transport).toArray(TransportConfiguration[]::new);
    }

    static TransportConfiguration transport(String address) {
        int colon = address.lastIndexOf(':');
        try {
            return Transports.tls(address.substring(0, colon).strip(), Integer.parseInt(address.substring(colon + 1).strip()), TRANSPORT);
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw new IllegalStateException("ifolder.broker.addresses: '" + address + "' is not host:port", e);
        }
    }
}
