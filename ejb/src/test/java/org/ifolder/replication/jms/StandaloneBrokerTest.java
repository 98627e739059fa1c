package org.ifolder.replication.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandaloneBrokerTest {

    @Test
    void addressIsHostAndPort() {
        assertThat(StandaloneBroker.transport(" broker1.example.org:61617 ").getParams())
                .containsEntry(TransportConstants.HOST_PROP_NAME, "broker1.example.org")
                .containsEntry(TransportConstants.PORT_PROP_NAME, 61617)
                .containsEntry(TransportConstants.SSL_ENABLED_PROP_NAME, true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"broker1.example.org", "broker1.example.org:", "broker1.example.org:tls"})
    void addressThatIsNoneIsNamed(String address) {
        assertThatIllegalStateException().isThrownBy(() -> StandaloneBroker.transport(address))
                .withMessageContaining("ifolder.broker.addresses").withMessageContaining(address);
    }
}
