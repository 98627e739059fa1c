package org.ifolder.web.api.explanation;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ifolder.catalog.IFolder;
import org.ifolder.catalog.RightLevel;
import org.ifolder.domain.host.HostState;
import org.ifolder.domain.member.Member;
import org.ifolder.domain.member.MemberState;
import org.ifolder.domain.role.RoleGrant;
import org.ifolder.explanation.Explanation;
import org.ifolder.explanation.Obstacle;
import org.ifolder.explanation.Standing;

/** What stands between a member and an iFolder. */
@Schema(name = "Explanation", description = "What stands between a member and an iFolder, and which fact decides.")
public record ExplanationItem(
        @Schema(description = "The fact that decides: the first that stands in the way.", examples = "NO_RIGHT") Obstacle obstacle,
        @Schema(description = "What that means, and what to do about it.") String detail,
        @Schema(description = "The member; missing where none is known.") Who member,
        @Schema(description = "The member's home host; missing where none is known.") Where home,
        @Schema(description = "The iFolder; missing where none is known.") What iFolder,
        @Schema(description = "The right that the member holds; missing for none.", examples = "READ_ONLY") RightLevel right,
        @Schema(description = "Where the right comes from: OWNER, GRANT, or ROLE for a domain administrator, who needs none; missing for none.",
                examples = "GRANT") String rightFrom,
        @Schema(description = "The host on which the iFolder lives; missing where none is known.") Where host) {

    /** The member. */
    @Schema(name = "ExplainedMember")
    record Who(String id, String loginName, MemberState state, List<String> roles) {

        static Who of(Member member, List<RoleGrant> roles) {
            return new Who(member.id(), member.loginName(), member.state(), roles.stream().map(RoleGrant::roleName).toList());
        }
    }

    /** A host, and how far it is as the master sees it. */
    @Schema(name = "ExplainedHost")
    record Where(String id, String name, HostState state, String publicAddress,
            @Schema(description = "When the host was last heard, by the master's clock; missing for never.") Instant lastSignOfLife,
            @Schema(description = "Published changes that the host has not confirmed.") long lagChanges,
            @Schema(description = "Age of the oldest of them in seconds, by the master's clock.") double lagSeconds) {

        static Where of(Standing standing) {
            long heard = standing.progress().lastSignOfLife();
            return new Where(standing.host().id(), standing.host().name(), standing.host().state(), standing.host().publicAddress(),
                    heard == 0 ? null : Instant.ofEpochMilli(heard), standing.progress().lagChanges(), standing.progress().lagSeconds());
        }
    }

    /** The iFolder. */
    @Schema(name = "ExplainedIFolder")
    record What(String id, String name, boolean enabled, String owner) {

        static What of(IFolder iFolder) {
            return new What(iFolder.key(), iFolder.name(), iFolder.isEnabled(), iFolder.owner().orElse(null));
        }
    }

    static ExplanationItem of(Explanation explanation) {
        return new ExplanationItem(explanation.obstacle(), explanation.obstacle().sentence(),
                explanation.member().map(member -> Who.of(member, explanation.roles())).orElse(null),
                explanation.home().map(Where::of).orElse(null),
                explanation.iFolder().map(What::of).orElse(null),
                explanation.right().orElse(null),
                explanation.right().map(level -> level == RightLevel.OWNER ? "OWNER" : "GRANT").orElse(explanation.byRole() ? "ROLE" : null),
                explanation.host().map(Where::of).orElse(null));
    }
}
