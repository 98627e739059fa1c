package org.ifolder.explanation;

import java.util.List;
import java.util.Optional;
import org.ifolder.catalog.IFolder;
import org.ifolder.catalog.RightLevel;
import org.ifolder.domain.member.Member;
import org.ifolder.domain.role.RoleGrant;

/**
 * What stands between a member and an iFolder.
 *
 * @param obstacle the fact that decides
 * @param member the member; empty for one that is not known
 * @param roles the member's roles as an administrator
 * @param home the member's home host; empty for one that is not known
 * @param iFolder the iFolder; empty for one that is not known
 * @param right the right that the member holds; empty for none
 * @param byRole whether the member needs no right, as a domain administrator by the word of the home host
 * @param host the host on which the iFolder lives; empty for one that is not known
 */
public record Explanation(Obstacle obstacle, Optional<Member> member, List<RoleGrant> roles, Optional<Standing> home, Optional<IFolder> iFolder,
        Optional<RightLevel> right, boolean byRole, Optional<Standing> host) {
}
