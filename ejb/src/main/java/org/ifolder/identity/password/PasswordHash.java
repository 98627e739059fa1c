package org.ifolder.identity.password;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Hashes of passwords as text that can be stored; the text names its scheme. */
final class PasswordHash {

    static final PasswordScheme.Slow ARGON2ID = new Argon2id();
    static final PasswordScheme.Slow PBKDF2 = new Pbkdf2();

    /** Those of directories: too quick to be chosen here. */
    private static final SaltedSha SALTED_SHA = new SaltedSha();

    /** How a directory marks that a value is hashed, and by what (RFC 2307, section 5.3). */
    private static final Pattern MARKED = Pattern.compile("\\{[A-Za-z0-9._/-]{1,40}\\}.*", Pattern.DOTALL);

    private PasswordHash() {
    }

    /** Whether the text is a hash that passwords can be compared with. */
    static boolean isReadable(String stored) {
        return scheme(stored).isPresent();
    }

    /** Whether the text says that it is a hash rather than a password. */
    static boolean isMarked(String text) {
        return MARKED.matcher(text).matches() || isSlow(text);
    }

    /** Whether comparing takes the time that is meant to make guessing slow. */
    static boolean isSlow(String stored) {
        return ARGON2ID.reads(stored) || PBKDF2.reads(stored);
    }

    static boolean matches(String stored, String password) {
        return scheme(stored).filter(scheme -> scheme.matches(stored, password)).isPresent();
    }

    private static Optional<PasswordScheme> scheme(String stored) {
        return Stream.of(ARGON2ID, PBKDF2, SALTED_SHA).filter(scheme -> scheme.reads(stored)).findFirst();
    }
}
