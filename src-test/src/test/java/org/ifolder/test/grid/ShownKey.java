package org.ifolder.test.grid;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.interfaces.ECPrivateKey;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/** A key that somebody shows, as a host's own at the time when it was read. */
public record ShownKey(ECPrivateKey privateKey, Certificate[] chain) {

    /** The key of a host, as its file has it now. */
    public static ShownKey of(GridHost host) {
        return new HostFiles(host).key();
    }

    /** The key as a client shows it. */
    KeyManager[] keyManagers() {
        char[] password = "of this store".toCharArray();
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("shown", privateKey, password, chain);
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, password);
            return factory.getKeyManagers();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
