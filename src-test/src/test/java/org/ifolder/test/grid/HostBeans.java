package org.ifolder.test.grid;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.List;
import java.util.Optional;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** What a host's process tells and does through JMX, asked from this machine by the user whose process it is. */
public final class HostBeans implements AutoCloseable {

    private static final String BROKER = "org.apache.activemq.artemis:broker=\"ifolder\"";

    private final JMXConnector connector;
    private final MBeanServerConnection server;

    HostBeans(GridHost host) {
        try {
            VirtualMachine machine = VirtualMachine.attach(String.valueOf(host.pid()));
            try {
                connector = JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
            } finally {
                machine.detach();
            }
            server = connector.getMBeanServerConnection();
        } catch (AttachNotSupportedException e) {
            throw new IllegalStateException(host + " cannot be looked into", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the broker in the running host, with all that it holds, as an error would from which it cannot go on. */
    public void endBroker() {
        invoke("forceFailover", new Object[0]);
    }

    /** Removes an address from the running broker, with its queues, their messages and who hears them. */
    public void destroyAddress(String address) {
        invoke("deleteAddress", new Object[] {address, true}, String.class.getName(), boolean.class.getName());
    }

    /** How long the broker has been running, in milliseconds; 0 while there is none. */
    public long brokerUptime() {
        return attribute(BROKER, "UptimeMillis").map(uptime -> ((Number) uptime).longValue()).orElse(0L);
    }

    /** The addresses that the broker has; none while there is no broker. */
    public List<String> brokerAddresses() {
        return attribute(BROKER, "AddressNames").map(names -> List.of((String[]) names)).orElse(List.of());
    }

    /** How many messages wait in a queue. */
    public long messagesWaiting(String queue) {
        return queueAttribute(queue, "MessageCount");
    }

    /** How many messages of a queue were read since the broker was started. */
    public long messagesRead(String queue) {
        return queueAttribute(queue, "MessagesAcknowledged");
    }

    /** How many messages wait in each subscription to an address. */
    public List<Long> messagesWaitingInSubscriptions(String address) {
        String subscriptions = "%s,component=addresses,address=\"%s\",subcomponent=queues,routing-type=\"multicast\",queue=*"
                .formatted(BROKER, address);
        try {
            return server.queryNames(new ObjectName(subscriptions), null).stream()
                    .map(subscription -> attribute(subscription.getCanonicalName(), "MessageCount"))
                    .flatMap(Optional::stream).map(count -> ((Number) count).longValue()).toList();
        } catch (JMException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long queueAttribute(String queue, String name) {
        String bean = "%s,component=addresses,address=\"%s\",subcomponent=queues,routing-type=\"anycast\",queue=\"%s\""
                .formatted(BROKER, queue, queue);
        return attribute(bean, name).map(value -> ((Number) value).longValue())
                .orElseThrow(() -> new IllegalStateException("the broker has no queue " + queue));
    }

    /** Bytes of the heap that are in use after a collection. */
    public long heapInUse() {
        try {
            MemoryMXBean memory = ManagementFactory.newPlatformMXBeanProxy(server, ManagementFactory.MEMORY_MXBEAN_NAME,
                    MemoryMXBean.class);
            memory.gc();
            return memory.getHeapMemoryUsage().getUsed();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void invoke(String operation, Object[] arguments, String... types) {
        try {
            server.invoke(new ObjectName(BROKER), operation, arguments, types);
        } catch (JMException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Object> attribute(String bean, String name) {
        try {
            return Optional.of(server.getAttribute(new ObjectName(bean), name));
        } catch (InstanceNotFoundException | MBeanException noBroker) {
            return Optional.empty();
        } catch (JMException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            connector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
