package org.ifolder.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ifolder.domain.host.AnnouncedKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This host's own keys, EC P-256, in a PKCS#12 file that the server's user alone can read (R2.2): one to sign and for TLS, made before the
 * host's first start, one to seal for it, and while one key follows another the next ones. The private keys leave the file for the
 * memory of this process and go nowhere else.
 */
@ApplicationScoped
public class HostKeyFile {

    private static final Logger LOG = LoggerFactory.getLogger(HostKeyFile.class);

    private static final String HOST = "host";
    private static final String SEALING = "sealing";
    private static final String NEXT = "next";
    private static final String NEXT_SEALING = "next-sealing";
    /** For what was sealed before others knew of the one that followed. */
    private static final String FORMER_SEALING = "former-sealing";

    private static final String UNFINISHED = ".new";

    @Inject
    @ConfigProperty(name = "ifolder.key-store.file")
    private Path file;

    @Inject
    @ConfigProperty(name = "ifolder.key-store.password")
    private String password;

    private volatile Keys keys;

    /** A key with the certificates that lead to it, its own first. */
    private record Key(PrivateKey privateKey, X509Certificate[] chain) {

        String jwk() {
            return ecKey().toJSONString();
        }

        ECKey ecKey() {
            return new ECKey.Builder(Curve.P_256, (ECPublicKey) chain[0].getPublicKey()).build();
        }
    }

    /**
     * What the file holds.
     *
     * @param next null while none is prepared
     * @param nextSealing null while none is prepared
     * @param formerSealing null where there was none
     */
    private record Keys(Key host, Key sealing, Key next, Key nextSealing, Key formerSealing) {
    }

    @PostConstruct
    void read() {
        refuseIfOthersMayRead();
        removeUnfinished();
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password.toCharArray());
            keys = new Keys(key(store, HOST), key(store, SEALING), key(store, NEXT), key(store, NEXT_SEALING),
                    key(store, FORMER_SEALING));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("the host's keys cannot be read from " + file, e);
        }
        if (keys.host() == null) {
            throw new IllegalStateException(file + " holds no EC key under the alias " + HOST);
        }
        if (keys.sealing() == null) {
            write(new Keys(keys.host(), newSealingKey(), keys.next(), keys.nextSealing(), keys.formerSealing()));
        }
        LOG.info("host key {} from {}", fingerprint(), file);
    }

    private Key key(KeyStore store, String alias) throws GeneralSecurityException {
        Certificate[] chain = store.getCertificateChain(alias);
        return chain != null && chain[0].getPublicKey() instanceof ECPublicKey
                ? new Key((PrivateKey) store.getKey(alias, password.toCharArray()), Arrays.copyOf(chain, chain.length, X509Certificate[].class))
                : null;
    }

    private void refuseIfOthersMayRead() {
        try {
            if (Files.getFileStore(file).supportsFileAttributeView("posix")
                    && Files.getPosixFilePermissions(file).stream()
                            .anyMatch(permission -> !permission.name().startsWith("OWNER"))) {
                throw new IllegalStateException("others than its owner may read " + file + "; its mode must be 0600");
            }
        } catch (IOException e) {
            throw new IllegalStateException("the host's key is not at " + file, e);
        }
    }

    /** Puts the file in the place of the one before as a whole; a temporary file is made for its owner alone. */
    private void write(Keys written) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            put(store, HOST, written.host());
            put(store, SEALING, written.sealing());
            put(store, NEXT, written.next());
            put(store, NEXT_SEALING, written.nextSealing());
            put(store, FORMER_SEALING, written.formerSealing());
            Path fresh = Files.createTempFile(folder(), "." + file.getFileName(), UNFINISHED);
            try {
                try (FileOutputStream out = new FileOutputStream(fresh.toFile())) {
                    store.store(out, password.toCharArray());
                    out.getFD().sync();
                }
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
                try (FileChannel folder = FileChannel.open(folder())) {
                    folder.force(true);
                }
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("the host's keys cannot be written to " + file, e);
        }
        keys = written;
    }

    private Path folder() {
        return file.toAbsolutePath().getParent();
    }

    /** What a process left that ended while it wrote. */
    private void removeUnfinished() {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder(), "." + file.getFileName() + "*" + UNFINISHED)) {
            for (Path one : left) {
                Files.delete(one);
            }
        } catch (IOException e) {
            LOG.warn("what was left beside {} cannot be removed: {}", file, e.toString());
        }
    }

    private void put(KeyStore store, String alias, Key key) throws GeneralSecurityException {
        if (key != null) {
            store.setKeyEntry(alias, key.privateKey(), password.toCharArray(), key.chain());
        }
    }

    /** Its certificate is only what such a file asks for. */
    private Key newSealingKey() {
        try {
            KeyPair pair = HostCertificate.newKeyPair();
            return new Key(pair.getPrivate(), new X509Certificate[] {HostCertificate.ofItself(pair, subjectOf(pair.getPublic()))});
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Key newKey() {
        try {
            KeyPair pair = HostCertificate.newKeyPair();
            X509Certificate certificate = HostCertificate.of(pair.getPublic(), subjectOf(pair.getPublic()), privateKey(),
                    chain()[0].getSubjectX500Principal());
            return new Key(pair.getPrivate(),
                    Stream.concat(Stream.of(certificate), Arrays.stream(chain())).toArray(X509Certificate[]::new));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The name of the host's first key, with the new key's thumbprint. */
    private X500Principal subjectOf(PublicKey key) {
        X509Certificate[] chain = chain();
        return new X500Principal("OU=" + Thumbprint.of(key).orElseThrow() + ", " + chain[chain.length - 1].getSubjectX500Principal().getName());
    }

    PrivateKey privateKey() {
        return keys.host().privateKey();
    }

    /** The certificate of the host's key, and after it those of the keys that were before, each of which has signed the one before it. */
    X509Certificate[] chain() {
        return keys.host().chain();
    }

    /** The public key as a JSON Web Key (RFC 7517). */
    public String publicKey() {
        return keys.host().jwk();
    }

    /** The public key to seal for this host, as a JSON Web Key. */
    public String sealingKey() {
        return keys.sealing().jwk();
    }

    /** The private keys to open what was sealed for this host: its own, and while one key follows another the next and the one before. */
    List<PrivateKey> sealingKeys() {
        Keys now = keys;
        return Stream.of(now.sealing(), now.nextSealing(), now.formerSealing()).filter(Objects::nonNull).map(Key::privateKey).toList();
    }

    /** The public key's thumbprint (RFC 7638, SHA-256, base64url). */
    public String fingerprint() {
        try {
            return keys.host().ecKey().computeThumbprint().toString();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes the keys that are to follow, unless they are there already. @return what is to be announced of them */
    public synchronized AnnouncedKey prepareNext() {
        Keys now = keys;
        if (now.next() == null) {
            write(new Keys(now.host(), now.sealing(), newKey(), newSealingKey(), now.formerSealing()));
        }
        try {
            return new AnnouncedKey(keys.next().jwk(), keys.nextSealing().jwk(), HostCertificate.encoded(keys.next().chain()[0]));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The thumbprint of the key that is to follow; empty while none is prepared. */
    public Optional<String> nextFingerprint() {
        return Optional.ofNullable(keys.next()).flatMap(next -> Thumbprint.of(next.chain()[0].getPublicKey()));
    }

    /** From now on the next keys are the host's. The private key before is gone; that to open what was sealed stays until the next change. */
    public synchronized void useNext() {
        Keys now = keys;
        if (now.next() == null) {
            throw new IllegalStateException("no key is prepared to follow");
        }
        write(new Keys(now.next(), now.nextSealing(), null, null, now.sealing()));
        LOG.info("host key {} from now on", fingerprint());
    }
}
