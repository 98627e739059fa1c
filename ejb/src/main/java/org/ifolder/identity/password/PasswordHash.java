package org.ifolder.identity.password;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Hashes of passwords as text that can be stored; the text names its scheme. */
final class PasswordHash {

    private static final Pbkdf2 OWN = new Pbkdf2();
    private static final List<PasswordScheme> SCHEMES = List.of(OWN, new SaltedSha());

    /** How a directory marks that a value is hashed, and by what (RFC 2307, section 5.3). */
    private static final Pattern MARKED = Pattern.compile("\\{[A-Za-z0-9._/-]{1,40}\\}.*", Pattern.DOTALL);

    private PasswordHash() {
    }

    /** The hash of a password by the product's own scheme, with a new salt. */
    static String of(String password) {
        return OWN.hash(password);
    }

    /** Whether the text is a hash that passwords can be compared with. */
    static boolean isReadable(String stored) {
        return scheme(stored).isPresent();
    }

    /** Whether the text says that it is a hash rather than a password. */
    static boolean isMarked(String text) {
        return MARKED.matcher(text).matches() || OWN.reads(text);
    }

    /** Whether comparing takes the time of the product's own scheme. */
    static boolean isSlow(String stored) {
        return OWN.reads(stored);
    }

    static boolean matches(String stored, String password) {
        return scheme(stored).filter(scheme -> scheme.matches(stored, password)).isPresent();
    }

    private static Optional<PasswordScheme> scheme(String stored) {
        return SCHEMES.stream().filter(scheme -> scheme.reads(stored)).findFirst();
    }
}
