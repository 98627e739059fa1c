package org.ifolder.architecture.breach.catalog;

import java.io.ObjectInputStream;

/** Java serialisation. */
class ReadsObjects {

    ObjectInputStream input;
}
