package org.ifolder.report;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ifolder.catalog.CatalogSurvey;
import org.ifolder.catalog.IFolderFacts;
import org.ifolder.domain.host.Host;
import org.ifolder.domain.host.Hosts;
import org.ifolder.domain.member.Member;
import org.ifolder.domain.member.Members;

/** Reads the rows of a report on iFolders from the local copy, in the order of ids, each part in a transaction of its own. */
@Dependent
class IFolderRows {

    @Inject
    private CatalogSurvey catalog;

    @Inject
    private Members members;

    @Inject
    private Hosts hosts;

    /**
     * The next rows; none at the end.
     *
     * @param after id of the iFolder in the row before; empty for the start
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public List<IFolderRow> next(ReportPlan plan, String after, int atMost) {
        List<IFolderFacts> facts = plan.isSelection()
                ? catalog.of(plan.next(after, atMost))
                : catalog.next(plan.host(), after, atMost);
        Map<String, Member> owners = members.byIds(facts.stream()
                .flatMap(fact -> fact.ifolder().owner().stream()).collect(Collectors.toSet()));
        Map<String, String> names = hosts.all().stream().collect(Collectors.toMap(Host::id, Host::name));
        return facts.stream().map(fact -> new IFolderRow(fact,
                fact.ifolder().owner().flatMap(id -> Optional.ofNullable(owners.get(id))),
                fact.ifolder().host() == null ? null : names.get(fact.ifolder().host()))).toList();
    }
}
