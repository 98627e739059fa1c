package org.ifolder.web.passing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ifolder.replication.protocol.RecordVersion;
import org.ifolder.replication.record.Arrival;
import org.ifolder.replication.record.RecordReference;
import org.ifolder.web.security.CurrentCaller;

/** A member whom another host knows already while the record may still be on its way to here. */
@ApplicationScoped
public class ArrivingMember {

    @Inject
    private CurrentCaller caller;

    @Inject
    private Arrival arrival;

    @Inject
    @ConfigProperty(name = "ifolder.command.arrival-wait", defaultValue = "PT5S")
    private Duration atMost;

    /** Waits, where another host has passed the request on, until the member is known here or the configured time is over. */
    public void await(String memberId) {
        if (caller.host().isPresent()) {
            arrival.await(new RecordReference("member", memberId, RecordVersion.NONE), atMost);
        }
    }
}
