package org.ifolder.catalog;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.ifolder.access.Caller;
import org.ifolder.refusal.Refusal;
import org.ifolder.replication.protocol.RecordVersion;
import org.ifolder.text.InputCheck;

/** Takes note of how large the iFolders are that live on this host; said from outside until contents exist (R1.2). */
@Stateless
public class UsageReporting {

    @Inject
    private CatalogRecords records;

    @Inject
    private InputCheck input;

    /**
     * Sets an iFolder's usage; changes nothing where it is so already.
     *
     * @param expected the version that the caller has seen; null for any
     * @throws Refusal {@code INVALID} for a negative number, {@code STALE}, {@code NOT_FOUND}, {@code FORBIDDEN} unless the caller owns it or is an
     *         administrator
     */
    public Usage report(Caller caller, String ifolderId, UsageFigures figures, RecordVersion expected) {
        input.valid(figures);
        records.lockToChange(caller, ifolderId);
        Usage usage = records.usage(ifolderId).orElseThrow(CatalogRecords::unknown);
        if (expected != null && !expected.equals(usage.version())) {
            throw Refusal.stale("The usage was changed since you read it.");
        }
        if (usage.become(figures)) {
            records.changed(usage);
        }
        return usage;
    }
}
