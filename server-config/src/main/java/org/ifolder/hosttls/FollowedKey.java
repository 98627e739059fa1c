package org.ifolder.hosttls;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * The key of a PKCS#12 file, as the file is at each handshake: one that is put in the place of another counts from the next handshake on.
 * A file that cannot be read changes nothing: the key before goes on. The JDK's own key manager does the rest.
 */
final class FollowedKey extends X509ExtendedKeyManager {

    private static final Logger LOG = System.getLogger(FollowedKey.class.getName());

    private final Path file;
    private final char[] password;
    private final String alias;

    private Stamp stamp;
    /** Why the file could not be read at the last attempt; said once. */
    private String failure;
    private Loaded loaded;
    private Loaded before;

    /** What tells one file from another without reading it. */
    private record Stamp(Object key, Object modified, long size) {

        static Stamp of(Path file) throws IOException {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(attributes.fileKey(), attributes.lastModifiedTime(), attributes.size());
        }
    }

    /**
     * What a file has held.
     *
     * @param number that of the file: part of each alias, so that a handshake under way ends with the key that it began with
     */
    private record Loaded(long number, X509ExtendedKeyManager manager) {

        String outer(String inner) {
            return inner == null ? null : number + ":" + inner;
        }
    }

    FollowedKey(Path file, char[] password, String alias) {
        this.file = file;
        this.password = password.clone();
        this.alias = alias;
    }

    private synchronized Loaded current() {
        try {
            Stamp now = Stamp.of(file);
            if (!now.equals(stamp)) {
                X509ExtendedKeyManager read = read();
                stamp = now;
                failure = null;
                before = loaded;
                loaded = new Loaded(before == null ? 1 : before.number() + 1, read);
                LOG.log(Level.INFO, "key {0} read from {1}", alias, file);
            }
        } catch (IOException | GeneralSecurityException e) {
            if (!e.toString().equals(failure)) {
                failure = e.toString();
                LOG.log(Level.ERROR, "the key {0} cannot be read from {1}; {2}: {3}", alias, file,
                        loaded == null ? "there is none" : "the one before goes on", failure);
            }
        }
        return loaded;
    }

    private X509ExtendedKeyManager read() throws IOException, GeneralSecurityException {
        KeyStore all = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            all.load(in, password);
        }
        if (!all.isKeyEntry(alias)) {
            throw new GeneralSecurityException("no such key is in it");
        }
        KeyStore one = KeyStore.getInstance("PKCS12");
        one.load(null, null);
        one.setKeyEntry(alias, all.getKey(alias, password), password, all.getCertificateChain(alias));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(one, password);
        return Arrays.stream(factory.getKeyManagers()).filter(X509ExtendedKeyManager.class::isInstance)
                .map(X509ExtendedKeyManager.class::cast).findFirst().orElseThrow();
    }

    private synchronized Loaded of(String outer) {
        long number = Long.parseLong(outer.substring(0, outer.indexOf(':')));
        return Stream.of(loaded, before).filter(Objects::nonNull).filter(one -> one.number() == number).findFirst().orElse(null);
    }

    private static String inner(String outer) {
        return outer.substring(outer.indexOf(':') + 1);
    }

    @Override
    public X509Certificate[] getCertificateChain(String outer) {
        Loaded one = of(outer);
        return one == null ? null : one.manager().getCertificateChain(inner(outer));
    }

    @Override
    public PrivateKey getPrivateKey(String outer) {
        Loaded one = of(outer);
        return one == null ? null : one.manager().getPrivateKey(inner(outer));
    }

    @Override
    public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
        Loaded now = current();
        return now == null ? null : now.outer(now.manager().chooseEngineServerAlias(keyType, issuers, engine));
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        Loaded now = current();
        return now == null ? null : now.outer(now.manager().chooseServerAlias(keyType, issuers, socket));
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
        Loaded now = current();
        String[] inner = now == null ? null : now.manager().getServerAliases(keyType, issuers);
        return inner == null ? null : Arrays.stream(inner).map(now::outer).toArray(String[]::new);
    }

    /** A listener connects to nobody. */
    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
        return null;
    }

    /** A listener connects to nobody. */
    @Override
    public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
        return null;
    }
}
