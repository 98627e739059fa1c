package org.ifolder.replication.upkeep;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ifolder.replication.protocol.retention.Retention;

/** How long what is kept, and how often the host looks; each configurable by the key at its field. */
@ApplicationScoped
public class UpkeepSettings {

    private static final double MILLISECONDS_A_DAY = 86_400_000;

    @Inject
    @ConfigProperty(name = "ifolder.replication.log-changes", defaultValue = "1000000")
    private long logChanges;

    @Inject
    @ConfigProperty(name = "ifolder.replication.log-days", defaultValue = "7")
    private double logDays;

    @Inject
    @ConfigProperty(name = "ifolder.replication.tombstone-days", defaultValue = "30")
    private double tombstoneDays;

    @Inject
    @ConfigProperty(name = "ifolder.replication.retention-seconds", defaultValue = "60")
    private long retentionSeconds;

    @Inject
    @ConfigProperty(name = "ifolder.replication.scrub-minutes", defaultValue = "60")
    private double scrubMinutes;

    @Inject
    @ConfigProperty(name = "ifolder.replication.backlog-alarm-changes", defaultValue = "100000")
    private long backlogAlarmChanges;

    /** Changes of this host that nobody else has, from which it says so in the log. */
    long backlogAlarmChanges() {
        return backlogAlarmChanges;
    }

    Retention retention() {
        return new Retention(logChanges, (long) (logDays * MILLISECONDS_A_DAY), (long) (tombstoneDays * MILLISECONDS_A_DAY));
    }

    /** Time between two looks for what may go. */
    long retentionSeconds() {
        return retentionSeconds;
    }

    /** Time between two scrubs of all records; 0 for none. */
    long scrubSeconds() {
        return (long) (scrubMinutes * 60);
    }
}
