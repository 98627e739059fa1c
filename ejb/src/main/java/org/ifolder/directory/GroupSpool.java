package org.ifolder.directory;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldif.LDIFException;
import com.unboundid.ldif.LDIFReader;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Keeps the groups of a file on disk until all its people are taken, as groups may come before their members. The temporary file is
 * readable by its owner alone and goes with the spool.
 */
class GroupSpool implements Closeable {

    private final Path file;
    private final DataOutputStream out;
    private DataInputStream in;

    private GroupSpool(Path file) throws IOException {
        this.file = file;
        this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
    }

    static GroupSpool open() throws IOException {
        return new GroupSpool(Files.createTempFile("ifolder-import-", ".groups"));
    }

    void add(LdifRecord record) throws IOException {
        byte[] text = record.entry().toLDIFString().getBytes(StandardCharsets.UTF_8);
        out.writeLong(record.line());
        out.writeInt(text.length);
        out.write(text);
    }

    /** The next group in the order of adding; empty after the last. Nothing is added any more from the first call on. */
    Optional<LdifRecord> next() throws IOException {
        if (in == null) {
            out.close();
            in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
        }
        long line;
        try {
            line = in.readLong();
        } catch (EOFException e) {
            return Optional.empty();
        }
        String text = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
        return Optional.of(LdifRecord.of(line, decode(text)));
    }

    private static Entry decode(String text) {
        try {
            return LDIFReader.decodeEntry(text.split("\\R"));
        } catch (LDIFException e) {
            throw new UncheckedIOException(new IOException("a spooled entry cannot be read again", e));
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
        if (in != null) {
            in.close();
        }
        Files.deleteIfExists(file);
    }
}
