package org.ifolder.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The product keeps its borders; and each rule can fail, which a planted breach shows. */
class BordersTest {

    private static final String PRODUCT = "org.ifolder";
    private static final String BREACHES = "org.ifolder.architecture.breach";

    private static final JavaClasses OF_THE_PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/link-tls/") && !location.contains("ifolder-link-tls"))
            .importPackages(PRODUCT);
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages(BREACHES);

    /** The class that breaches a rule; for the rule of a package's neighbours it is that package's {@code Strays}. */
    private static final Map<String, String> BREACH_OF = Map.ofEntries(
            Map.entry("every package has its place in the table of neighbours", "breach.nowhere.HasNoPlace"),
            Map.entry("the replication protocol is plain Java", "breach.replication.protocol.KnowsTheContainer"),
            Map.entry("packages have no cycles", "Slice domain"),
            Map.entry("only replication.jms knows JMS", "breach.catalog.SendsMessages"),
            Map.entry("only directory knows LDAP", "breach.catalog.ReadsEntries"),
            Map.entry("only identity knows JOSE", "breach.catalog.SignsTokens"),
            Map.entry("only identity and the link know X.509 and TLS", "breach.catalog.ReadsCertificates"),
            Map.entry("nothing is specific to one app server", "breach.catalog.KnowsTheAppServer"),
            Map.entry("only database knows the persistence provider", "breach.catalog.KnowsTheProvider"),
            Map.entry("names say what a class does", "breach.catalog.SharingHelper"),
            Map.entry("entities have no public setters", "breach.catalog.OpenEntity"),
            Map.entry("nothing is serialised by Java", "breach.catalog.ReadsObjects"),
            Map.entry("only primary keys are serialisable", "breach.catalog.Sendable"),
            Map.entry("only server asks the wall clock", "breach.catalog.AsksTheWallClock"),
            Map.entry("nobody prints", "breach.catalog.Prints"),
            Map.entry("logs go through SLF4J", "breach.catalog.LogsElsewhere"),
            Map.entry("what others call of an EJB is public", "breach.catalog.CallsNoBusinessMethod"),
            Map.entry("nobody sleeps", "breach.catalog.Sleeps"));

    @ParameterizedTest(name = "{0}")
    @MethodSource("rulesOfTheProduct")
    void theProductKeeps(String sentence, ArchRule rule) {
        EvaluationResult result = rule.evaluate(OF_THE_PRODUCT);

        assertThat(result.getFailureReport().getDetails()).as(sentence).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rulesOfTheBreaches")
    void aBreachIsSeenWhere(String sentence, ArchRule rule) {
        String breach = BREACH_OF.getOrDefault(sentence, "breach." + sentence.split(" ")[0] + ".Strays");

        assertThat(rule.evaluate(PLANTED).getFailureReport().getDetails()).as(sentence)
                .anyMatch(detail -> detail.contains(breach));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("packagesOfTheProduct")
    void theProductIsLookedAt(String name) {
        assertThat(OF_THE_PRODUCT).anyMatch(type -> type.getPackageName().startsWith(PRODUCT + "." + name));
    }

    private static Stream<Arguments> rulesOfTheProduct() {
        return arguments(PRODUCT);
    }

    private static Stream<Arguments> rulesOfTheBreaches() {
        return arguments(BREACHES);
    }

    private static Set<String> packagesOfTheProduct() {
        return Set.of("server", "replication.protocol", "replication.jms", "domain", "catalog", "report", "identity", "directory");
    }

    private static Stream<Arguments> arguments(String base) {
        return new Borders(base).rules().entrySet().stream().map(rule -> Arguments.of(rule.getKey(), rule.getValue()));
    }
}
