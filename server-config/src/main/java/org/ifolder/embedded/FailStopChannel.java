package org.ifolder.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.function.Consumer;
import org.h2.store.fs.FileBase;

/** A file of which whatever changes it is watched: an error is told before the caller gets it. */
final class FailStopChannel extends FileBase {

    private final FileChannel file;
    private final Consumer<IOException> failed;

    /** @param failed is called, by the thread that writes, when something could not be written */
    FailStopChannel(FileChannel file, Consumer<IOException> failed) {
        this.file = file;
        this.failed = failed;
    }

    /** What changes a file. */
    private interface Change<R> {
        R apply() throws IOException;
    }

    private <R> R watched(Change<R> change) throws IOException {
        try {
            return change.apply();
        } catch (IOException e) {
            failed.accept(e);
            throw e;
        }
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        return watched(() -> file.write(source));
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
        return watched(() -> file.write(source, position));
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        watched(() -> file.truncate(size));
        return this;
    }

    @Override
    public void force(boolean metaData) throws IOException {
        watched(() -> {
            file.force(metaData);
            return null;
        });
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return file.read(target);
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        return file.read(target, position);
    }

    @Override
    public long position() throws IOException {
        return file.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
        file.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return file.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        file.close();
    }

    @Override
    public String toString() {
        return "failstop:" + file;
    }
}
