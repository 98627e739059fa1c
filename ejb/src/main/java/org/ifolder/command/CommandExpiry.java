package org.ifolder.command;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets old commands once an hour. A key used again after that is a new command. */
@Singleton
public class CommandExpiry {

    private static final Logger LOG = LoggerFactory.getLogger(CommandExpiry.class);

    @Inject
    private CommandJournal journal;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "ifolder.command.retention", defaultValue = "PT24H")
    private Duration retention;

    @Schedule(hour = "*", minute = "17", persistent = false)
    void forgetOld() {
        int forgotten = journal.forgetBefore(clock.instant().minus(retention));
        LOG.debug("Forgot the answers of {} commands", forgotten);
    }
}
