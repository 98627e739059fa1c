package org.ifolder.web.passing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.reflect.AnnotatedElement;
import java.util.Optional;
import org.ifolder.domain.member.Member;
import org.ifolder.domain.member.Members;
import org.ifolder.refusal.Refusal;
import org.ifolder.replication.protocol.Authorities;
import org.ifolder.replication.protocol.RecordKey;
import org.ifolder.server.LocalHost;

/** Which host decides a request. */
@ApplicationScoped
public class Authority {

    private LocalHost localHost;
    private Members members;
    private Authorities authorities;

    /** For the container's proxy alone. */
    protected Authority() {
    }

    @Inject
    public Authority(LocalHost localHost, Members members, Authorities authorities) {
        this.localHost = localHost;
        this.members = members;
        this.authorities = authorities;
    }

    /**
     * Id of the other host that decides; empty when this host does, or when no host can be named and this host shall refuse.
     *
     * @param operation the resource method with its annotations
     * @param id the path parameter {@code id}; null where there is none
     * @throws Refusal {@code CONFLICT} when this host is in no Domain, so that nobody can decide
     */
    Optional<String> elsewhere(AnnotatedElement operation, String id) {
        if (!isPassedOn(operation)) {
            return Optional.empty();
        }
        if (!localHost.isJoined()) {
            throw Refusal.conflict(null, "This host belongs to no Domain yet.");
        }
        return host(operation, id).filter(host -> !host.isEmpty() && !host.equals(localHost.id()));
    }

    private Optional<String> host(AnnotatedElement operation, String id) {
        if (operation.isAnnotationPresent(ActsAtMaster.class)) {
            return Optional.of(localHost.masterId());
        }
        return operation.isAnnotationPresent(ActsAtHomeOrMaster.class) ? members.byId(id).map(this::homeOrMaster) : Optional.of(authorities.of(RecordKey.creator(id)));
    }

    private String homeOrMaster(Member member) {
        return localHost.id().equals(member.homeHost()) ? localHost.id() : localHost.masterId();
    }

    private static boolean isPassedOn(AnnotatedElement operation) {
        return operation.isAnnotationPresent(ActsAtMaster.class) || operation.isAnnotationPresent(ActsAtIFolderHost.class)
                || operation.isAnnotationPresent(ActsAtHomeOrMaster.class);
    }
}
