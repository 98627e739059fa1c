package org.ifolder.directory;

/**
 * How a file is to be imported.
 *
 * @param homeHost id or name of the home host of all new members; null to go by the attribute {@code iFolderHomeServer}, or else by
 *     the fewest members
 * @param hashPasswords whether the hash of {@code userPassword} is kept at the home host; otherwise passwords are ignored
 */
public record ImportOptions(String homeHost, boolean hashPasswords) {
}
