package org.ifolder.tool.console;

/**
 * Ends a subcommand: the message is the one line that the operator reads, so it names the host or file concerned, says
 * what was wrong, and holds no secret.
 */
public class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    /**
     * A failure with exit code 1.
     *
     * @param message the line for the operator
     */
    public Failure(String message) {
        this(message, 1);
    }

    /**
     * A failure with an exit code of its own.
     *
     * @param message the line for the operator
     * @param exitCode the process' exit code, not 0
     */
    public Failure(String message, int exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    /**
     * A failure with exit code 1 and the exception behind it.
     *
     * @param message the line for the operator
     * @param cause kept for the stack trace
     */
    public Failure(String message, Throwable cause) {
        super(message, cause);
        this.exitCode = 1;
    }

    /**
     * The exit code of the process.
     *
     * @return not 0
     */
    public int exitCode() {
        return exitCode;
    }
}
