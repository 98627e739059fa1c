package org.ifolder.architecture.breach.join;

/** Where reports stray to. */
public class Joining {
}
