package org.ifolder.text;

import java.text.Normalizer;
import java.util.Locale;

/** What happens to all text on its way in. */
public final class Text {

    /** What escapes in a pattern on H2 and PostgreSQL where the query names nothing. */
    private static final char LIKE_ESCAPE = '\\';

    private Text() {
    }

    /** The text in NFC without white space around it; null for null and for blank text. */
    public static String clean(String text) {
        if (text == null) {
            return null;
        }
        String clean = Normalizer.normalize(text, Normalizer.Form.NFC).strip();
        return clean.isEmpty() ? null : clean;
    }

    /**
     * The form in which text is searched: compatibility characters and case folded away, so that a query finds what looks the
     * same. Null for null.
     */
    public static String searchKey(String text) {
        if (text == null) {
            return null;
        }
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }

    /**
     * The pattern of a JPQL {@code like} that finds search keys which begin with this text. The query must not say {@code escape}:
     * EclipseLink then writes every value into the statement's text instead of binding it, and truth values as numbers, which H2 and
     * PostgreSQL refuse.
     */
    public static String beginsWith(String query) {
        StringBuilder pattern = new StringBuilder();
        for (char c : searchKey(query).toCharArray()) {
            if (c == '%' || c == '_' || c == LIKE_ESCAPE) {
                pattern.append(LIKE_ESCAPE);
            }
            pattern.append(c);
        }
        return pattern.append('%').toString();
    }

    /** Whether the text holds a character that no name may hold: control characters, line breaks, broken surrogates, overrides of direction. */
    public static boolean hasForbiddenCharacter(String text) {
        return text.codePoints().anyMatch(Text::isForbidden);
    }

    private static boolean isForbidden(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> true;
            default -> codePoint >= 0x202A && codePoint <= 0x202E || codePoint >= 0x2066 && codePoint <= 0x2069;
        };
    }

    /** Length in Unicode code points. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
