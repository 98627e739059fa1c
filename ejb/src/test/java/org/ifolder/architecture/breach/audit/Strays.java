package org.ifolder.architecture.breach.audit;

import org.ifolder.architecture.breach.report.Report;

/** Uses what is no neighbour. */
class Strays {

    Report report;
}
