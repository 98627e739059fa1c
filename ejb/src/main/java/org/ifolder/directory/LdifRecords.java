package org.ifolder.directory;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import com.unboundid.ldif.LDIFReader;
import com.unboundid.ldif.TrailingSpaceBehavior;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads an LDIF file record by record (RFC 2849); a broken record does not end the reading. The records are read by the UnboundID
 * LDAP SDK's reader, but cut out of the stream by {@link LdifLines}: that reader by itself bounds no record's size, and it would
 * open the {@code file:} URLs that a value may name.
 */
class LdifRecords {

    private static final Pattern VERSION = Pattern.compile("version:.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern REFERENCE = Pattern.compile("[^:]*:<.*", Pattern.DOTALL);
    private static final Pattern DN = Pattern.compile("dn:(?!:) *(.*)", Pattern.CASE_INSENSITIVE);
    private static final String CHANGE_TYPE = "changetype:";
    private static final String ADD = "changetype:add";

    /** The reader counts the lines of the record alone; the record's own line is told beside the reason. */
    private static final Pattern READERS_LINE = Pattern.compile(" (?:starting )?at or near line number [0-9]+");

    private final LdifLines lines;
    private final int maximum;

    LdifRecords(InputStream in, int maximumBytes) {
        lines = new LdifLines(in, maximumBytes);
        maximum = maximumBytes;
    }

    /**
     * The next record; empty at the end of the file.
     *
     * @throws IOException when the stream breaks off
     */
    Optional<LdifRecord> next() throws IOException {
        Optional<LdifLines.Lines> next = lines.next();
        while (next.isPresent()) {
            Optional<LdifRecord> record = read(next.get());
            if (record.isPresent()) {
                return record;
            }
            next = lines.next();
        }
        return Optional.empty();
    }

    private Optional<LdifRecord> read(LdifLines.Lines raw) {
        List<String> text;
        try {
            text = decode(raw);
        } catch (CharacterCodingException e) {
            String readable = new String(raw.text(), StandardCharsets.UTF_8);
            return Optional.of(LdifRecord.broken(raw.number(), dn(readable.lines().toList()), "The entry is not UTF-8."));
        }
        long number = raw.number();
        if (VERSION.matcher(text.get(0)).matches()) {
            text = text.subList(1, text.size());
            number++;
        }
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String fault = raw.tooLarge() ? "The entry is larger than " + maximum + " bytes." : fault(text);
        return Optional.of(fault == null ? parse(number, text) : LdifRecord.broken(number, dn(text), fault));
    }

    /** What is cut off may have ended within a character, so only whole records are decoded strictly. */
    private static List<String> decode(LdifLines.Lines raw) throws CharacterCodingException {
        String decoded = raw.tooLarge()
                ? new String(raw.text(), StandardCharsets.UTF_8)
                : StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw.text())).toString();
        return List.of(decoded.split("\n"));
    }

    private static String fault(List<String> text) {
        for (String line : text) {
            if (REFERENCE.matcher(line).matches()) {
                return "A value is given as a URL, which is not opened.";
            }
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith(CHANGE_TYPE) && !lower.replace(" ", "").equals(ADD)) {
                return "The record is a change, not an entry.";
            }
        }
        return null;
    }

    private static LdifRecord parse(long number, List<String> text) {
        try {
            Entry entry = LDIFReader.decodeEntry(true, TrailingSpaceBehavior.STRIP, null, text.toArray(String[]::new));
            entry.getParsedDN();
            return LdifRecord.of(number, entry);
        } catch (LDIFException e) {
            return LdifRecord.broken(number, dn(text), READERS_LINE.matcher(e.getMessage()).replaceAll(""));
        } catch (LDAPException e) {
            return LdifRecord.broken(number, dn(text), "The entry's name is not a DN.");
        }
    }

    private static String dn(List<String> text) {
        return text.stream().map(DN::matcher).filter(match -> match.matches()).map(match -> match.group(1)).findFirst().orElse(null);
    }
}
