package org.ifolder.embedded;

import org.h2.Driver;
import org.h2.store.fs.FilePath;

/** H2's driver, which also knows databases in files of {@link FailStopPath}: {@code jdbc:h2:failstop:retry:/path/to/file}. */
public final class FailStopDriver extends Driver {

    static {
        FilePath.register(new FailStopPath());
    }
}
