package org.ifolder.benchmark;

import java.nio.file.Path;
import org.ifolder.benchmark.driver.DriverServlet;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The web application that is deployed beside the EAR, and calls its EJBs; the EAR stays as it was built. */
final class DriverArchive {

    private static final String NAME = "benchmark.war";

    /** WildFly: lets the classes of the EAR's EJB module be those of the driver. */
    private static final String STRUCTURE = """
            <jboss-deployment-structure xmlns="urn:jboss:deployment-structure:1.3">
              <deployment>
                <dependencies>
                  <module name="deployment.ifolder.ear.ifolder-ejb.jar"/>
                </dependencies>
              </deployment>
            </jboss-deployment-structure>
            """;

    private DriverArchive() {
    }

    /** Puts it where a host deploys it at its next start. */
    static void deployTo(Path deployments) {
        ShrinkWrap.create(WebArchive.class, NAME)
                .addPackage(DriverServlet.class.getPackage())
                .addClasses(Writers.class, Writer.class, Load.class, Commit.class)
                .addAsWebInfResource(new StringAsset(STRUCTURE), "jboss-deployment-structure.xml")
                .as(ZipExporter.class).exportTo(deployments.resolve(NAME).toFile(), true);
    }
}
