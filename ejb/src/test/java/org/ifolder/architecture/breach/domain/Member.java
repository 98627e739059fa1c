package org.ifolder.architecture.breach.domain;

import org.ifolder.architecture.breach.catalog.IFolder;

/** Half of a cycle: a concept that knows who uses it. */
public class Member {

    IFolder owned;
}
