package org.ifolder.web.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import jakarta.ws.rs.Path;

/** What code of the web module must not know. */
enum WebBorder {

    /** Boundaries hide where data is and how it travels. */
    RESOURCES_KNOW_NO_PERSISTENCE_AND_NO_JMS(noClasses().that().areAnnotatedWith(Path.class).or().resideInAPackage("..web.api..")
            .should().dependOnClassesThat().resideInAnyPackage("jakarta.persistence..", "jakarta.jms..", "java.sql..", "javax.sql..")),

    /** Of replication, resources see what the API shows: references to records, their versions, and the status. */
    RESOURCES_KNOW_NO_INTERNALS_OF_REPLICATION(noClasses().that().areAnnotatedWith(Path.class).or()
            .resideInAPackage("..web.api..").should().dependOnClassesThat(internalsOfReplication())),

    /** The same WAR runs on every app server of Jakarta EE 10. */
    NO_SERVER_IS_KNOWN(noClasses().should().dependOnClassesThat()
            .resideInAnyPackage("org.jboss..", "org.wildfly..", "io.undertow..", "org.glassfish..")),

    /** Dependencies come by injection; a lookup would hide them. */
    NOTHING_IS_LOOKED_UP(noClasses().should().dependOnClassesThat().resideInAnyPackage("javax.naming.."));

    private final ArchRule rule;

    WebBorder(ArchRule rule) {
        this.rule = rule;
    }

    ArchRule rule() {
        return rule;
    }

    static ArchRule noCycles() {
        return SlicesRuleDefinition.slices().matching("org.ifolder.web.(**)").should().beFreeOfCycles();
    }

    private static DescribedPredicate<JavaClass> internalsOfReplication() {
        DescribedPredicate<JavaClass> shown = nameMatching("org\\.ifolder\\.replication\\.(record\\.RecordReference|record\\.ReplicatedRecord"
                + "|relay\\.ReplicationStatus(\\$.*)?|relay\\.Refusals(\\$.*)?|quarantine\\.Quarantine(dHost)?|repair\\..*)").<JavaClass>forSubtype()
                .or(nameMatching("org\\.ifolder\\.replication\\.protocol\\.(RecordVersion|CollectionName|HostProgress|HostAgreement(\\$.*)?|Condition|StreamId"
                                + "|catchup\\.StreamDescription|snapshot\\.Record(Page|Place|Ranges|Stamps))")
                        .forSubtype());
        return resideInAPackage("org.ifolder.replication..").and(DescribedPredicate.not(shown))
                .or(resideInAnyPackage("org.apache.activemq.."))
                .as("internals of replication");
    }
}
