package org.ifolder.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.ifolder.replication.record.ReplicatedRecord;

/** How large an iFolder is (R1.2), under the iFolder's key. A record of its own, because it changes most often. */
@Entity
@Table(name = "ifolder_usage")
public class Usage extends ReplicatedRecord {

    @Column(name = "size_bytes", nullable = false)
    private long sizeBytes;

    @Column(name = "file_count", nullable = false)
    private long files;

    @Column(name = "folder_count", nullable = false)
    private long folders;

    protected Usage() {
    }

    /** An empty iFolder's usage. */
    Usage(String ifolder) {
        super(ifolder);
    }

    /** Bytes of all files together. */
    public long sizeBytes() {
        return sizeBytes;
    }

    public long files() {
        return files;
    }

    public long folders() {
        return folders;
    }

    /** @return whether anything is different now */
    boolean become(UsageFigures figures) {
        if (figures.equals(figures())) {
            return false;
        }
        take(figures);
        return true;
    }

    /** The three numbers. */
    public UsageFigures figures() {
        return new UsageFigures(sizeBytes, files, folders);
    }

    void take(UsageFigures figures) {
        sizeBytes = figures.sizeBytes();
        files = figures.files();
        folders = figures.folders();
    }
}
