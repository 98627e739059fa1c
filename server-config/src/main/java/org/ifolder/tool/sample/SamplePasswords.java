package org.ifolder.tool.sample;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ifolder.tool.folder.Credential;
import org.ifolder.tool.folder.OwnerOnlyFile;
import org.ifolder.tool.secret.RandomSecret;

/**
 * The passwords of the sample members: random, not from the seed, and kept in one file of mode 0600 that is written
 * before anything is sent, so that no member gets a password that nobody knows.
 */
final class SamplePasswords {

    private static final int PASSWORD_BYTES = 12;

    private SamplePasswords() {}

    /**
     * The passwords in the file; for those who are not in it, new ones, which are added to the file first.
     *
     * @param file one {@code login:password} a line; need not exist
     * @param logins who needs a password
     * @return password by login name, for all of them
     */
    static Map<String, String> ensure(Path file, List<String> logins) {
        Map<String, String> passwords = read(file);
        if (!passwords.keySet().containsAll(logins)) {
            for (String login : logins) {
                passwords.computeIfAbsent(login, absent -> RandomSecret.base64Url(PASSWORD_BYTES));
            }
            OwnerOnlyFile.write(
                    file,
                    passwords.entrySet().stream()
                            .map(entry -> new Credential(entry.getKey(), entry.getValue()).line())
                            .toList());
        }
        return passwords;
    }

    private static Map<String, String> read(Path file) {
        Map<String, String> passwords = new LinkedHashMap<>();
        if (Files.exists(file)) {
            for (String line : OwnerOnlyFile.lines(file)) {
                Credential credential = Credential.parse(line, file.toString());
                passwords.put(credential.login(), credential.password());
            }
        }
        return passwords;
    }
}
