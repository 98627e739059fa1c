package org.ifolder.architecture.breach.catalog;

import org.ifolder.architecture.breach.domain.Member;

/** The allowed half of the cycle. */
public class IFolder {

    Member owner;
}
