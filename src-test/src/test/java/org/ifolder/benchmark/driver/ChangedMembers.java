package org.ifolder.benchmark.driver;

import java.util.ArrayList;
import java.util.List;
import org.ifolder.access.Caller;
import org.ifolder.benchmark.Writer;
import org.ifolder.domain.member.Member;
import org.ifolder.domain.member.MemberDetails;
import org.ifolder.domain.member.Members;
import org.ifolder.paging.PageRequest;

/** The Domain's first members by their login names, whose given names are changed. */
final class ChangedMembers {

    private static final int PAGE = 500;
    private static final Caller ADMINISTRATOR = Caller.administrator("benchmark");

    private final Members members;
    private final List<Member> known = new ArrayList<>();

    ChangedMembers(Members members) {
        this.members = members;
    }

    /** One who changes the member of a number by a transaction of its own. */
    Writer writer() {
        return (number, mark) -> {
            Member member = member(number);
            MemberDetails before = member.details();
            members.change(ADMINISTRATOR, member.id(), new MemberDetails(before.loginName(), mark, before.familyName(),
                    before.displayName(), before.email()), null);
        };
    }

    private synchronized Member member(int number) {
        while (known.size() <= number) {
            List<Member> page = members.list(new PageRequest(known.size() / PAGE, PAGE, null), null).items();
            if (page.isEmpty()) {
                throw new IllegalArgumentException("there is no member " + number);
            }
            known.addAll(page);
        }
        return known.get(number);
    }
}
