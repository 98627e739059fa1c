package org.ifolder.explanation;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.ifolder.catalog.CatalogSurvey;
import org.ifolder.catalog.IFolder;
import org.ifolder.catalog.RightLevel;
import org.ifolder.domain.host.Hosts;
import org.ifolder.domain.member.LoginName;
import org.ifolder.domain.member.Member;
import org.ifolder.domain.member.Members;
import org.ifolder.domain.role.GrantedRoles;
import org.ifolder.domain.role.RoleGrant;
import org.ifolder.domain.role.Roles;
import org.ifolder.refusal.Refusal;
import org.ifolder.replication.protocol.HostProgress;
import org.ifolder.replication.relay.ReplicationStatus;
import org.ifolder.server.Limits;

/** Boundary: why a member can or cannot work in an iFolder. Asks no other host; what a host that is silent would say, it cannot know. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Explanations {

    @Inject
    private Members members;

    @Inject
    private Roles roles;

    @Inject
    private GrantedRoles granted;

    @Inject
    private CatalogSurvey catalog;

    @Inject
    private Hosts hosts;

    @Inject
    private ReplicationStatus replication;

    @Inject
    private Limits limits;

    /**
     * Explains.
     *
     * @param member id or login name
     * @param iFolder id
     */
    public Explanation explain(String member, String iFolder) {
        List<HostProgress> progress = replication.hosts();
        Optional<Member> who = members.byId(member).or(() -> byLogin(member));
        Optional<Standing> home = who.map(Member::homeHost).flatMap(host -> standing(host, progress));
        Optional<IFolder> what = catalog.find(iFolder);
        Optional<RightLevel> right = who.flatMap(found -> catalog.rightOf(found.id(), iFolder));
        boolean byRole = who.filter(found -> granted.caller(found, found.homeHost()).isAdministrator()).isPresent();
        Optional<Standing> host = what.map(IFolder::host).flatMap(id -> standing(id, progress));
        List<RoleGrant> has = who.map(found -> roles.of(found.id())).orElse(List.of());
        Explanation all = new Explanation(Obstacle.NONE, who, has, home, what, right, byRole, host);
        return new Explanation(decisive(all), who, has, home, what, right, byRole, host);
    }

    private Optional<Member> byLogin(String name) {
        try {
            return members.byLogin(LoginName.of(name, limits).key());
        } catch (Refusal e) {
            return Optional.empty();
        }
    }

    private Optional<Standing> standing(String hostId, List<HostProgress> progress) {
        return hosts.byId(hostId).map(host -> new Standing(host, progress.stream().filter(one -> one.host().equals(hostId)).findFirst()
                .orElseGet(() -> HostProgress.unknown(hostId))));
    }

    private static Obstacle decisive(Explanation all) {
        return ofMember(all).or(() -> ofIFolder(all)).or(() -> ofHost(all)).orElse(Obstacle.NONE);
    }

    private static Optional<Obstacle> ofMember(Explanation all) {
        if (all.member().isEmpty()) {
            return Optional.of(Obstacle.MEMBER_UNKNOWN);
        }
        if (!all.member().get().isActive()) {
            return Optional.of(Obstacle.MEMBER_NOT_ACTIVE);
        }
        if (all.home().filter(Standing::isInService).isEmpty()) {
            return Optional.of(Obstacle.HOME_NOT_IN_SERVICE);
        }
        return all.home().filter(Standing::isSilent).map(home -> Obstacle.HOME_SILENT);
    }

    private static Optional<Obstacle> ofIFolder(Explanation all) {
        if (all.iFolder().isEmpty()) {
            return Optional.of(Obstacle.IFOLDER_UNKNOWN);
        }
        if (all.right().isEmpty() && !all.byRole()) {
            return Optional.of(Obstacle.NO_RIGHT);
        }
        return all.iFolder().get().isEnabled() ? Optional.empty() : Optional.of(Obstacle.IFOLDER_DISABLED);
    }

    private static Optional<Obstacle> ofHost(Explanation all) {
        if (all.host().filter(Standing::isInService).isEmpty()) {
            return Optional.of(Obstacle.HOST_NOT_IN_SERVICE);
        }
        if (all.host().get().isSilent()) {
            return Optional.of(Obstacle.HOST_SILENT);
        }
        return all.host().filter(Standing::isBehind).map(host -> Obstacle.HOST_BEHIND);
    }
}
