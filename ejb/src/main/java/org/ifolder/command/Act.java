package org.ifolder.command;

/** What a command does, and its answer. */
@FunctionalInterface
public interface Act {

    /** Acts within the caller's transaction. An exception means that nothing shall have happened. */
    CommandOutcome perform() throws Exception;
}
