package org.ifolder.hosttls;

import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactorySpi;
import javax.net.ssl.ManagerFactoryParameters;

/** Makes a key manager that follows a file, as the host's settings name it, whatever key store it is given. */
abstract class FollowedKeyFactory extends KeyManagerFactorySpi {

    private final String settings;
    private final String alias;

    /**
     * What file is followed.
     *
     * @param settings prefix of the system properties {@code .file} and {@code .password}
     * @param alias the key in it
     */
    FollowedKeyFactory(String settings, String alias) {
        this.settings = settings;
        this.alias = alias;
    }

    @Override
    protected void engineInit(KeyStore store, char[] password) {
        // the file says it all
    }

    @Override
    protected void engineInit(ManagerFactoryParameters parameters) {
        // the file says it all
    }

    @Override
    protected KeyManager[] engineGetKeyManagers() {
        Path file = Path.of(System.getProperty(settings + ".file", "(" + settings + ".file is not set)"));
        String password = System.getProperty(settings + ".password", "");
        return new KeyManager[] {new FollowedKey(file, password.toCharArray(), alias)};
    }
}
