package org.ifolder.test.container;

import java.io.File;
import java.net.URISyntaxException;
import net.bytebuddy.ByteBuddy;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.hamcrest.Matcher;
import org.ifolder.test.grid.TestSettings;
import org.jboss.arquillian.container.test.api.Testable;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The application as it was built, with a test class added to its web part. */
final class TestedApplication {

    private static final String WEB = "ifolder-web.war";

    private TestedApplication() {
    }

    /** The EAR with these classes, the test's own and those that it needs. */
    static EnterpriseArchive with(Class<?>... classes) {
        EnterpriseArchive ear = ShrinkWrap.create(ZipImporter.class, "ifolder.ear").importFrom(TestSettings.builtEar().toFile())
                .as(EnterpriseArchive.class);
        WebArchive web = ear.getAsType(WebArchive.class, WEB);
        web.addClasses(classes);
        ear.delete("/" + WEB);
        ear.addAsModule(Testable.archiveToTest(web));
        for (Class<?> library : new Class<?>[] {Assertions.class, ByteBuddy.class, Awaitility.class, Matcher.class}) {
            ear.addAsLibrary(jarOf(library));
        }
        return ear;
    }

    private static File jarOf(Class<?> library) {
        try {
            return new File(library.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
