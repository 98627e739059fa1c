package org.ifolder.directory;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.ifolder.domain.member.DirectoryMembers;
import org.ifolder.domain.member.LoginName;
import org.ifolder.refusal.Refusal;
import org.ifolder.server.Limit;
import org.ifolder.server.Limits;

/** Finds the members whom a group's entry names, a few hundred in one query. Those who are not known are listed. */
class GroupMembers {

    private static final String UNKNOWN = "A member of the group is not known: ";

    private final DirectoryMembers members;
    private final Limits limits;
    private final ImportTally tally;

    GroupMembers(DirectoryMembers members, Limits limits, ImportTally tally) {
        this.members = members;
        this.limits = limits;
        this.tally = tally;
    }

    /** The ids of the group's members that are known. */
    Set<String> of(GroupEntry group) {
        Set<String> ids = new LinkedHashSet<>();
        find(group, group.members(), EntrySource::key, members::idsByEntryDn, ids);
        find(group, group.logins(), login -> LoginName.of(login, limits).key(), members::idsByLogin, ids);
        return ids;
    }

    private void find(GroupEntry group, List<String> names, UnaryOperator<String> toKey,
            Function<Collection<String>, Map<String, String>> query, Set<String> ids) {
        int portion = limits.of(Limit.IMPORT_BATCH);
        for (int from = 0; from < names.size(); from += portion) {
            Map<String, String> nameByKey = keys(group, names.subList(from, Math.min(from + portion, names.size())), toKey);
            Map<String, String> found = query.apply(nameByKey.keySet());
            nameByKey.forEach((key, name) -> {
                if (found.containsKey(key)) {
                    ids.add(found.get(key));
                } else {
                    tally.skip(group.line(), group.dn(), UNKNOWN + name);
                }
            });
        }
    }

    private Map<String, String> keys(GroupEntry group, List<String> names, UnaryOperator<String> toKey) {
        Map<String, String> nameByKey = new LinkedHashMap<>();
        for (String name : names) {
            try {
                nameByKey.put(toKey.apply(name), name);
            } catch (Refusal e) {
                tally.skip(group.line(), group.dn(), UNKNOWN + name);
            }
        }
        return nameByKey;
    }
}
