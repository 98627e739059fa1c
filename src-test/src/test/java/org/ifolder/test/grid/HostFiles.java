package org.ifolder.test.grid;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Looks into the files of a host, as the server's own user can. */
public final class HostFiles {

    private static final String KEY_ALIAS = "host";

    private final GridHost host;

    public HostFiles(GridHost host) {
        this.host = host;
    }

    /** The host's private key. */
    public ECPrivateKey privateKey() {
        try {
            return (ECPrivateKey) keyStore().getKey(KEY_ALIAS, password());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The host's public key. */
    public ECPublicKey publicKey() {
        try {
            return (ECPublicKey) keyStore().getCertificate(KEY_ALIAS).getPublicKey();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The host's key with its certificates. */
    ShownKey key() {
        try {
            return new ShownKey(privateKey(), keyStore().getCertificateChain(KEY_ALIAS));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeyStore keyStore() throws GeneralSecurityException {
        try (InputStream stream = Files.newInputStream(Path.of(host.property("ifolder.key-store.file")))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(stream, password());
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private char[] password() {
        return host.property("ifolder.key-store.password").toCharArray();
    }

    /** All files of a subfolder. */
    public List<Path> in(String subfolder) {
        try (Stream<Path> files = Files.walk(host.folder().resolve(subfolder))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SHA-256 of all that decides how the host runs: configuration, settings, application; by path within its folder. */
    public SortedMap<String, String> digestsOfSettings() {
        SortedMap<String, String> digests = digests("configuration");
        digests.putAll(digests("deployments/ifolder.ear"));
        digests.putAll(digests("host.properties"));
        return digests;
    }

    /** SHA-256 of a file, or of all files of a subfolder, by path within the host's folder. */
    public SortedMap<String, String> digests(String path) {
        SortedMap<String, String> digests = new TreeMap<>();
        in(path).forEach(file -> digests.put(host.folder().relativize(file).toString(), digest(file)));
        return digests;
    }

    /** SHA-256 of a file. */
    public static String digest(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Who may do what with a file or folder, such as {@code rw-------}. */
    public static String permissions(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
