package org.ifolder.web.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.ifolder.web.architecture.breach.BreachingResource;
import org.ifolder.web.architecture.breach.ServerSpecific;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The borders of the web module. Each rule has a planted breach which shows that it can fail. */
class WebArchitectureTest {

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("org.ifolder.web");

    private static final JavaClasses BREACHES = new ClassFileImporter().importClasses(BreachingResource.class, ServerSpecific.class);

    @ParameterizedTest
    @EnumSource(WebBorder.class)
    void theProductKeepsTheBorder(WebBorder border) {
        border.rule().check(PRODUCT);
    }

    @ParameterizedTest
    @EnumSource(WebBorder.class)
    void theRuleFindsThePlantedBreach(WebBorder border) {
        assertThat(border.rule().evaluate(BREACHES).hasViolation()).as(border.name()).isTrue();
    }

    @Test
    void packagesOfTheWebModuleHaveNoCycle() {
        ArchRule rule = WebBorder.noCycles();
        rule.check(PRODUCT);
    }
}
