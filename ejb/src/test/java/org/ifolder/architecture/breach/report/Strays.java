package org.ifolder.architecture.breach.report;

import org.ifolder.architecture.breach.nowhere.HasNoPlace;

/** Uses what is no neighbour. */
class Strays {

    HasNoPlace place;
}
