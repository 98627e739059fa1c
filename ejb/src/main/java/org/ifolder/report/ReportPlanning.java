package org.ifolder.report;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.ifolder.access.Caller;
import org.ifolder.catalog.CatalogSurvey;
import org.ifolder.refusal.Refusal;
import org.ifolder.server.Limit;
import org.ifolder.server.Limits;
import org.ifolder.server.LocalHost;

/** Decides what a report will be about and who may read it, from who asks and what for (R1.3). */
@Dependent
class ReportPlanning {

    @Inject
    private CatalogSurvey catalog;

    @Inject
    private LocalHost localHost;

    @Inject
    private Limits limits;

    /**
     * The rows and readers of the report that the caller wants.
     *
     * @throws Refusal {@code NOT_FOUND} for an iFolder that the caller may not know; {@code INVALID} for one that lives on another
     *         host than the report looks at, for a member who holds no right, or too many to read a report about all of them
     */
    ReportPlan plan(Caller caller, ReportRequest wanted) {
        String host = wanted.scope() == ReportScope.HOST ? localHost.id() : null;
        if (host != null && wanted.ifolders().stream().anyMatch(ifolder -> !catalog.livesHere(ifolder))) {
            throw Refusal.invalid("ifolders", "must live on this host in a report on this host");
        }
        if (caller.isAdministrator()) {
            mustBeIn(catalog.knownAmong(wanted.ifolders()), wanted.ifolders());
            return new ReportPlan(wanted.scope(), ReportReaders.ADMINISTRATORS, host, wanted.ifolders());
        }
        mustBeIn(catalog.heldAmong(caller.memberId(), wanted.ifolders()), wanted.ifolders());
        List<String> ifolders = wanted.ifolders().isEmpty() ? held(caller, host) : wanted.ifolders();
        return new ReportPlan(wanted.scope(), ReportReaders.RIGHT_HOLDERS, host, ifolders);
    }

    private static void mustBeIn(Set<String> allowed, List<String> wanted) {
        if (!allowed.containsAll(wanted)) {
            throw Refusal.notFound("There is no such iFolder, or you hold no right on it.");
        }
    }

    private List<String> held(Caller caller, String host) {
        int most = limits.of(Limit.LIST_SIZE);
        List<String> held = catalog.heldBy(caller.memberId(), host, most + 1);
        if (held.isEmpty()) {
            throw Refusal.invalid("ifolders", "are none: you hold no right on any iFolder");
        }
        if (held.size() > most) {
            throw Refusal.invalid("ifolders", "must be named: you hold a right on more than " + most);
        }
        return held;
    }
}
