package org.ifolder.architecture.breach.catalog;

import java.io.Serializable;

/** Java serialisation. */
class Sendable implements Serializable {

    private static final long serialVersionUID = 1L;
}
