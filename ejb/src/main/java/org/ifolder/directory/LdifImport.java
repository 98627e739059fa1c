package org.ifolder.directory;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import org.ifolder.access.Caller;
import org.ifolder.domain.CurrentDomain;
import org.ifolder.provisioning.HomeHostWish;
import org.ifolder.provisioning.HomeHosts;
import org.ifolder.refusal.Refusal;

/**
 * Boundary at the master: imports the people and groups of an LDIF file (RFC 2849) of any size, read as a stream. A broken entry is
 * listed and the rest is taken. Each batch commits by itself, so an import that breaks off has taken what it counted until then and
 * can be repeated: what is there already is left as it is.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LdifImport {

    @Inject
    private CurrentDomain domain;

    @Inject
    private HomeHosts homeHosts;

    @Inject
    private ImportServices services;

    /**
     * Imports a file.
     *
     * @param ldif UTF-8; read to its end, not closed
     * @throws IOException when the stream breaks off
     * @throws Refusal {@link Refusal.Kind#INVALID} naming {@code homeHost} when the administrator's choice is unknown or not
     *     {@code ACTIVE}, {@link Refusal.Kind#FORBIDDEN} unless the caller is an administrator
     */
    public ImportResult read(Caller caller, InputStream ldif, ImportOptions options) throws IOException {
        domain.mustBeWritableBy(caller);
        if (options.homeHost() != null) {
            homeHosts.decide(HomeHostWish.chosen(options.homeHost()));
        }
        return new ImportRun(services, options).read(ldif);
    }
}
