package org.ifolder.architecture.breach.nowhere;

/** A package that nobody has thought of. */
public class HasNoPlace {
}
