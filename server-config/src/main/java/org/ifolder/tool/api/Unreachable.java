package org.ifolder.tool.api;

import java.io.IOException;
import java.net.URI;
import javax.net.ssl.SSLException;
import org.ifolder.tool.console.Failure;

/** A host gave no answer: not there, too slow, or not the one whose certificate is trusted. */
public final class Unreachable extends Failure {

    private static final long serialVersionUID = 1L;

    Unreachable(String host, URI address, IOException cause) {
        super(host + " at " + address + " cannot be reached: " + reason(cause), cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof SSLException) {
            return "its certificate is not accepted (" + cause.getMessage() + ")";
        }
        if (cause instanceof java.net.http.HttpTimeoutException) {
            return "no answer in time";
        }
        if (cause instanceof java.net.ConnectException) {
            return "connection refused";
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
