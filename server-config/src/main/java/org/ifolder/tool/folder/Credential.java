package org.ifolder.tool.folder;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.ifolder.tool.console.Failure;

/**
 * A login name and its password. Its text shows the login name only.
 *
 * @param login the login name, without a colon (RFC 7617)
 * @param password the password
 */
public record Credential(String login, String password) {

    /**
     * Reads {@code login:password}.
     *
     * @param line one line of a credential file
     * @param source what to name when the line is no credential
     * @return the credential
     * @throws Failure when there is no colon, or nothing on one side of it
     */
    public static Credential parse(String line, String source) {
        int colon = line.indexOf(':');
        if (colon < 1 || colon == line.length() - 1) {
            throw new Failure(source + ": not a line of the form login:password");
        }
        return new Credential(line.substring(0, colon), line.substring(colon + 1));
    }

    /**
     * The value of the Authorization header (HTTP Basic, RFC 7617, UTF-8).
     *
     * @return "Basic …"
     */
    public String basic() {
        byte[] pair = line().getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /**
     * The form in credential files.
     *
     * @return {@code login:password}
     */
    public String line() {
        return login + ":" + password;
    }

    @Override
    public String toString() {
        return login + ":…";
    }
}
