package org.ifolder.directory;

import com.unboundid.ldap.sdk.Entry;

/**
 * One record of an LDIF file.
 *
 * @param line the line where it begins, from 1
 * @param dn its distinguished name as it is written, cut to a length that can be shown; null where it has none
 * @param entry the entry; null when the record is broken
 * @param fault why it is broken; null when it is not
 */
record LdifRecord(long line, String dn, Entry entry, String fault) {

    private static final int LONGEST_SHOWN = 300;

    static LdifRecord of(long line, Entry entry) {
        return new LdifRecord(line, shown(entry.getDN()), entry, null);
    }

    static LdifRecord broken(long line, String dn, String fault) {
        return new LdifRecord(line, shown(dn), null, fault);
    }

    boolean isBroken() {
        return entry == null;
    }

    private static String shown(String text) {
        if (text == null || text.codePointCount(0, text.length()) <= LONGEST_SHOWN) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, LONGEST_SHOWN)) + "…";
    }
}
