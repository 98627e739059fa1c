package org.ifolder.web.api;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ifolder.web.api.audit.AuditResource;
import org.ifolder.web.api.catalog.CatalogResource;
import org.ifolder.web.api.catalog.IFoldersResource;
import org.ifolder.web.api.catalog.RightsResource;
import org.ifolder.web.api.directory.ImportResource;
import org.ifolder.web.api.discovery.DiscoveryResource;
import org.ifolder.web.api.domain.DomainResource;
import org.ifolder.web.api.explanation.ExplanationResource;
import org.ifolder.web.api.group.GroupMembersResource;
import org.ifolder.web.api.group.GroupsResource;
import org.ifolder.web.api.health.HealthResource;
import org.ifolder.web.api.host.HostsResource;
import org.ifolder.web.api.host.JoinTokensResource;
import org.ifolder.web.api.login.LoginResource;
import org.ifolder.web.api.member.MembersResource;
import org.ifolder.web.api.member.PasswordResource;
import org.ifolder.web.api.member.SessionsResource;
import org.ifolder.web.api.openapi.OpenApiResource;
import org.ifolder.web.api.peer.AuditHeadsResource;
import org.ifolder.web.api.peer.HostKeyResource;
import org.ifolder.web.api.peer.JoinsResource;
import org.ifolder.web.api.peer.PasswordsResource;
import org.ifolder.web.api.peer.SessionEndsResource;
import org.ifolder.web.api.peer.StreamsResource;
import org.ifolder.web.api.replication.QuarantineResource;
import org.ifolder.web.api.replication.ReplicationResource;
import org.ifolder.web.api.replication.StreamRepairResource;
import org.ifolder.web.api.report.ReportsResource;
import org.ifolder.web.api.role.MemberRolesResource;
import org.ifolder.web.api.role.RolesResource;
import org.ifolder.web.json.ApiJsonProvider;
import org.ifolder.web.passing.ActsElsewhereMapper;
import org.ifolder.web.passing.PassOnFilter;
import org.ifolder.web.problem.EJBExceptionMapper;
import org.ifolder.web.problem.ProblemInstance;
import org.ifolder.web.problem.ThrowableMapper;
import org.ifolder.web.problem.ValidationExceptionMapper;
import org.ifolder.web.problem.WebApplicationExceptionMapper;
import org.ifolder.web.rest.AddressFilter;
import org.ifolder.web.rest.BodyFilter;
import org.ifolder.web.rest.BodyReading;
import org.ifolder.web.security.ActorFilter;
import org.ifolder.web.security.HostConnectionFilter;
import org.ifolder.web.security.RoleFilter;

/** What both applications consist of. A new resource is one line here; a test finds the forgotten one. */
final class ApiClasses {

    private static final List<Class<?>> RESOURCES = List.of(
            AuditResource.class,
            CatalogResource.class,
            DomainResource.class,
            ExplanationResource.class,
            GroupMembersResource.class,
            GroupsResource.class,
            HealthResource.class,
            HostsResource.class,
            IFoldersResource.class,
            ImportResource.class,
            JoinTokensResource.class,
            MemberRolesResource.class,
            MembersResource.class,
            OpenApiResource.class,
            PasswordResource.class,
            QuarantineResource.class,
            ReplicationResource.class,
            ReportsResource.class,
            RightsResource.class,
            RolesResource.class,
            SessionsResource.class,
            StreamRepairResource.class);

    private static final List<Class<?>> PROVIDERS = List.of(
            ApiJsonProvider.class,
            AddressFilter.class,
            HostConnectionFilter.class,
            RoleFilter.class,
            ActorFilter.class,
            BodyFilter.class,
            BodyReading.class,
            PassOnFilter.class,
            ActsElsewhereMapper.class,
            EJBExceptionMapper.class,
            ValidationExceptionMapper.class,
            WebApplicationExceptionMapper.class,
            ThrowableMapper.class,
            ProblemInstance.class);

    /** Served at the public listener alone: what is for people who know no more than one host, or log in. */
    private static final List<Class<?>> FOR_PEOPLE = List.of(DiscoveryResource.class, LoginResource.class);

    /** Served at the private listener alone: what hosts say to each other. */
    private static final List<Class<?>> BETWEEN_HOSTS = List.of(
            AuditHeadsResource.class,
            HostKeyResource.class,
            JoinsResource.class,
            PasswordsResource.class,
            SessionEndsResource.class,
            StreamsResource.class);

    private ApiClasses() {
    }

    static Set<Class<?>> forUsers() {
        return all(FOR_PEOPLE);
    }

    static Set<Class<?>> forHosts() {
        return all(BETWEEN_HOSTS);
    }

    private static Set<Class<?>> all(List<Class<?>> besides) {
        Set<Class<?>> classes = new HashSet<>(RESOURCES);
        classes.addAll(PROVIDERS);
        classes.addAll(besides);
        return classes;
    }
}
