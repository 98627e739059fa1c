package org.ifolder.architecture.breach.explanation;

import org.ifolder.architecture.breach.report.Report;

/** Uses what is no neighbour. */
class Strays {

    Report report;
}
