package org.ifolder.architecture.breach.report;

import org.ifolder.architecture.breach.join.Joining;

/** Uses what is no neighbour. */
class Strays {

    Joining joining;
}
