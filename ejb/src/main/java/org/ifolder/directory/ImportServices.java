package org.ifolder.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.ifolder.domain.member.DirectoryMembers;
import org.ifolder.identity.password.ImportedPasswords;
import org.ifolder.server.Limits;
import org.ifolder.text.InputCheck;

/** What a run of an import needs of the rest of the product. */
@ApplicationScoped
class ImportServices {

    @Inject
    private ImportBatch batch;

    @Inject
    private DirectoryMembers members;

    @Inject
    private ImportedPasswords passwords;

    @Inject
    private InputCheck input;

    @Inject
    private Limits limits;

    ImportBatch batch() {
        return batch;
    }

    DirectoryMembers members() {
        return members;
    }

    ImportedPasswords passwords() {
        return passwords;
    }

    InputCheck input() {
        return input;
    }

    Limits limits() {
        return limits;
    }
}
