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
     * The next rows; empty at the end.
     *
     * @param after where the part before says that the next goes on; empty for the start
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Optional<RowPart> next(ReportPlan plan, String after, int atMost) {
        if (plan.isSelection()) {
            List<String> ids = plan.next(after, atMost);
            return ids.isEmpty() ? Optional.empty()
                    : Optional.of(new RowPart(rows(catalog.of(ids)), ids.get(ids.size() - 1)));
        }
        List<IFolderFacts> facts = catalog.next(plan.host(), after, atMost);
        return facts.isEmpty() ? Optional.empty()
                : Optional.of(new RowPart(rows(facts), facts.get(facts.size() - 1).ifolder().key()));
    }

    private List<IFolderRow> rows(List<IFolderFacts> facts) {
        Map<String, Member> owners = members.byIds(facts.stream()
                .flatMap(fact -> fact.ifolder().owner().stream()).collect(Collectors.toSet()));
        Map<String, String> hostNames = hosts.all().stream().collect(Collectors.toMap(Host::id, Host::name));
        return facts.stream().map(fact -> new IFolderRow(fact,
                fact.ifolder().owner().map(owners::get),
                Optional.ofNullable(fact.ifolder().host()).map(hostNames::get))).toList();
    }
}
