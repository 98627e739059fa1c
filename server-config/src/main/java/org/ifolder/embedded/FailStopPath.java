package org.ifolder.embedded;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import org.h2.store.fs.FilePathWrapper;

/**
 * Files by the name {@code failstop:} and their own: the first that cannot be written ends the process at once, as PostgreSQL
 * ends when it cannot write its log. Without that, H2 closes its database after such an error and opens it again for the next connection,
 * and what others had committed meanwhile, and been told of, can be missing in it.
 *
 * <p>An interrupt of a thread that reads or writes closes a file on the disk for everybody, which is no reason to end: so what stands behind
 * the name should be H2's {@code retry:}, which opens it again.
 */
public final class FailStopPath extends FilePathWrapper {

    /** What the process's exit code is then: an error of input or output, {@code EX_IOERR} of {@code sysexits.h}. */
    static final int EXIT_CODE = 74;

    private static final System.Logger LOG = System.getLogger(FailStopPath.class.getName());

    @Override
    public String getScheme() {
        return "failstop";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new FailStopChannel(getBase().open(mode), this::endProcess);
    }

    private void endProcess(IOException reason) {
        try {
            LOG.log(Level.ERROR, "The database cannot be written, and nothing may be acknowledged that is not kept: this host ends. Mend what"
                    + " stands in the way, such as a full disk, and start it again. " + name, reason);
        } finally {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }
}
