package org.ifolder.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The borders inside this module, as rules below a base package: the product's, or that of the planted breaches. */
final class Borders {

    /** Which package may use which; each may use itself and what lies below it. */
    private static final Map<String, List<String>> NEIGHBOURS = new LinkedHashMap<>();

    static {
        NEIGHBOURS.put("server", List.of());
        NEIGHBOURS.put("schema", List.of());
        NEIGHBOURS.put("database", List.of());
        NEIGHBOURS.put("refusal", List.of());
        NEIGHBOURS.put("access", List.of("refusal"));
        NEIGHBOURS.put("paging", List.of("refusal"));
        NEIGHBOURS.put("text", List.of("refusal", "server"));
        NEIGHBOURS.put("command", List.of("database", "refusal"));
        NEIGHBOURS.put("replication", List.of("server", "database", "paging", "linktls", "refusal"));
        NEIGHBOURS.put("domain", List.of("replication", "server", "database", "text", "paging", "access", "refusal"));
        NEIGHBOURS.put("peer", List.of("domain", "replication", "server", "access", "refusal"));
        NEIGHBOURS.put("policy", List.of("domain", "replication", "server", "text", "paging", "access", "refusal"));
        NEIGHBOURS.put("provisioning", List.of("domain", "policy", "replication", "server", "text", "access", "refusal"));
        NEIGHBOURS.put("identity", List.of("domain", "peer", "replication", "server", "database", "text", "access", "refusal"));
        NEIGHBOURS.put("join", List.of("domain", "identity", "replication", "server", "text", "paging", "access", "refusal"));
        NEIGHBOURS.put("rotation", List.of("domain", "identity", "peer", "replication", "server", "access", "refusal"));
        NEIGHBOURS.put("directory",
                List.of("provisioning", "domain", "identity.password", "replication", "server", "text", "access", "refusal"));
        NEIGHBOURS.put("catalog", List.of("domain", "peer", "policy", "replication", "server", "text", "paging", "access", "refusal"));
        NEIGHBOURS.put("audit", List.of("domain", "peer", "replication", "server", "database", "paging", "refusal"));
        NEIGHBOURS.put("explanation", List.of("catalog", "domain", "replication", "server", "access", "refusal"));
        NEIGHBOURS.put("departure", List.of("catalog", "domain", "replication", "access", "refusal"));
        NEIGHBOURS.put("report",
                List.of("catalog", "domain", "replication", "server", "text", "paging", "access", "refusal"));
    }

    private static final String[] JAVA_AND_JACKSON = {"java.lang..", "java.util..", "java.io..", "java.nio..", "java.math..",
        "java.security..", "javax.crypto..", "java.time..", "com.fasterxml.jackson.."};

    private final String base;

    Borders(String base) {
        this.base = base;
    }

    /** All rules, by the sentence that each stands for. */
    Map<String, ArchRule> rules() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("every package has its place in the table of neighbours", everyPackageHasItsPlace());
        NEIGHBOURS.forEach((name, neighbours) -> rules.put(name + " uses only its neighbours", usesOnly(name, neighbours)));
        rules.put("the replication protocol is plain Java", protocolIsPlainJava());
        rules.put("packages have no cycles", slices().matching(base + ".(**)").should().beFreeOfCycles());
        rules.put("only replication.jms knows JMS", onlyKnows("replication.jms", "jakarta.jms..", "org.apache.activemq.."));
        rules.put("only directory knows LDAP", onlyKnows("directory", "com.unboundid.."));
        rules.put("only identity knows JOSE", onlyKnows("identity", "com.nimbusds.."));
        rules.put("only identity and the link know X.509 and TLS", onlyIdentityAndTheLinkKnowTls());
        rules.put("nothing is specific to one app server", noClasses().should().dependOnClassesThat()
                .resideInAnyPackage("org.jboss..", "org.wildfly..", "org.glassfish.."));
        rules.put("only database knows the persistence provider", onlyKnows("database", "org.eclipse.persistence.."));
        rules.put("names say what a class does", namesSayWhatAClassDoes());
        rules.put("entities have no public setters", methods().that().areDeclaredInClassesThat().areAnnotatedWith(Entity.class)
                .and().haveNameMatching("set[A-Z].*").should().notBePublic().allowEmptyShould(true));
        rules.put("nothing is serialised by Java", noClasses().should().dependOnClassesThat()
                .belongToAnyOf(ObjectInputStream.class, ObjectOutputStream.class));
        rules.put("only primary keys are serialisable", classes().that(declareSerializable())
                .should().beAnnotatedWith(Embeddable.class).allowEmptyShould(true));
        rules.put("only server asks the wall clock", onlyServerAsksTheWallClock());
        rules.put("nobody prints", GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS);
        rules.put("logs go through SLF4J", GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING);
        rules.put("what others call of an EJB is public", noClasses().should().callMethodWhere(isNoBusinessMethod()));
        rules.put("nobody sleeps", noClasses().should().callMethod(Thread.class, "sleep", long.class));
        return rules;
    }

    private String in(String name) {
        return base + "." + name + "..";
    }

    private ArchRule everyPackageHasItsPlace() {
        return classes().that().resideInAPackage(base + "..")
                .should().resideInAnyPackage(NEIGHBOURS.keySet().stream().map(this::in).toArray(String[]::new));
    }

    private ArchRule usesOnly(String name, List<String> neighbours) {
        List<String> allowed = new ArrayList<>(neighbours.stream().map(this::in).toList());
        allowed.add(in(name));
        DescribedPredicate<JavaClass> stranger = resideInAPackage(base + "..")
                .and(not(resideInAnyPackage(allowed.toArray(String[]::new))));
        return noClasses().that().resideInAPackage(in(name)).should().dependOnClassesThat(are(stranger))
                .allowEmptyShould(true);
    }

    private ArchRule protocolIsPlainJava() {
        List<String> allowed = new ArrayList<>(List.of(JAVA_AND_JACKSON));
        allowed.add(in("replication.protocol"));
        return classes().that().resideInAPackage(in("replication.protocol"))
                .should().onlyDependOnClassesThat().resideInAnyPackage(allowed.toArray(String[]::new));
    }

    private ArchRule onlyKnows(String name, String... libraries) {
        return noClasses().that().resideOutsideOfPackage(in(name)).should().dependOnClassesThat().resideInAnyPackage(libraries);
    }

    private ArchRule onlyIdentityAndTheLinkKnowTls() {
        return noClasses().that().resideOutsideOfPackages(in("identity"), in("replication.jms"))
                .and().doNotHaveSimpleName("LinkSecurity")
                .should().dependOnClassesThat().resideInAnyPackage("javax.net.ssl..", "java.security.cert..");
    }

    private static ArchRule namesSayWhatAClassDoes() {
        return noClasses().should().haveSimpleNameEndingWith("Impl").orShould().haveSimpleNameEndingWith("Manager")
                .orShould().haveSimpleNameEndingWith("Helper").orShould().haveSimpleNameEndingWith("Util")
                .orShould().haveSimpleNameEndingWith("Utils").orShould().haveSimpleName("Collection")
                .orShould().haveSimpleName("Record").orShould().haveSimpleName("Node").orShould().haveSimpleName("Module");
    }

    private static DescribedPredicate<JavaClass> declareSerializable() {
        return DescribedPredicate.describe("declare to be Serializable", type ->
                type.getRawInterfaces().stream().anyMatch(declared -> declared.isEquivalentTo(Serializable.class)));
    }

    /** Its proxy has them too, and refuses them when they are called; in a test without a container they work. */
    private static DescribedPredicate<JavaMethodCall> isNoBusinessMethod() {
        return DescribedPredicate.describe("it is a method of another class, which is an EJB, that is not public", call ->
                !call.getOriginOwner().equals(call.getTargetOwner())
                        && (call.getTargetOwner().isAnnotatedWith(Stateless.class) || call.getTargetOwner().isAnnotatedWith(Singleton.class))
                        && call.getTarget().resolveMember().map(method -> method.getModifiers())
                                .filter(has -> !has.contains(JavaModifier.PUBLIC) && !has.contains(JavaModifier.STATIC)).isPresent());
    }

    private ArchRule onlyServerAsksTheWallClock() {
        return noClasses().that().resideOutsideOfPackage(in("server"))
                .should().callMethod(System.class, "currentTimeMillis")
                .orShould().callMethod(Instant.class, "now")
                .orShould().callMethod(Clock.class, "systemUTC");
    }
}
