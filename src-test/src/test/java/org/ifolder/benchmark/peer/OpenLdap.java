package org.ifolder.benchmark.peer;

import com.unboundid.ldap.sdk.LDAPException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ifolder.benchmark.Reader;
import org.ifolder.benchmark.Usage;
import org.ifolder.benchmark.Writer;

/**
 * OpenLDAP: a provider, and consumers that follow it by the LDAP Content Synchronization Operation ({@code refreshAndPersist}). The
 * database is back-mdb; each commit is flushed to the disk, unless the name says otherwise. A change replaces one attribute of an entry,
 * which has no index.
 */
public final class OpenLdap extends Peer {

    private final boolean consumersSync;
    private final boolean indexed;
    private Slapd master;

    /** @param folder for all files; what is there is removed */
    public OpenLdap(Path folder) {
        this("OpenLDAP syncrepl", folder, true, false);
    }

    private OpenLdap(String name, Path folder, boolean consumersSync, boolean indexed) {
        super(name, folder);
        this.consumersSync = consumersSync;
        this.indexed = indexed;
    }

    /**
     * With an index by which members are looked up.
     *
     * @param folder for all files; what is there is removed
     */
    public static OpenLdap indexed(Path folder) {
        return new OpenLdap("OpenLDAP", folder, true, true);
    }

    /**
     * With consumers that leave it to the system when their commits reach the disk: a crash of the machine may cost them what they have.
     *
     * @param folder for all files; what is there is removed
     */
    public static OpenLdap tuned(Path folder) {
        return new OpenLdap("OpenLDAP syncrepl, consumers dbnosync", folder, false, false);
    }

    /** Whether this machine has OpenLDAP's server. */
    public static boolean isInstalled() {
        return Slapd.isInstalled();
    }

    @Override
    void startMaster(int count) throws IOException, InterruptedException {
        Path folder = folderOf("master");
        Slapd server = new Slapd(folder);
        List<String> settings = new ArrayList<>(List.of("overlay syncprov", "syncprov-checkpoint 1000 60", "syncprov-sessionlog 20000"));
        if (indexed) {
            settings.add(0, "index " + LdapReader.ATTRIBUTE + " eq");
        }
        server.configure(settings);
        Path entries = folder.resolve("members.ldif");
        Directory.write(count, entries);
        server.load(entries);
        Files.delete(entries);
        master = server;
        server.start();
        server.awaitStarted();
    }

    @Override
    void stopMaster() {
        if (master != null) {
            master.stop();
        }
    }

    @Override
    Follower newFollower(int number) {
        return new LdapFollower(number, new Slapd(folderOf("slave" + number)), master.url(), consumersSync);
    }

    @Override
    Writer openWriter() throws LDAPException {
        return new LdapWriter(master.connect());
    }

    /** A client of the master's that looks members up. */
    public Reader openReader() throws LDAPException {
        return new LdapReader(master.connect());
    }

    @Override
    public Usage masterUsage() {
        return master.usage();
    }
}
