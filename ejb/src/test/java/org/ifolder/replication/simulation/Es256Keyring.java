package org.ifolder.replication.simulation;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** Real ES256 signatures (RFC 7518, section 3.4), a key pair a host. */
final class Es256Keyring implements Keyring {

    private static final String ES256 = "SHA256withECDSAinP1363Format";

    private final Map<String, KeyPair> keys = new HashMap<>();

    private KeyPair keyOf(String host) {
        return keys.computeIfAbsent(host, id -> {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
                generator.initialize(new ECGenParameterSpec("secp256r1"));
                return generator.generateKeyPair();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java platform has P-256", e);
            }
        });
    }

    @Override
    public String sign(String host, byte[] bytes) {
        try {
            Signature signature = Signature.getInstance(ES256);
            signature.initSign(keyOf(host).getPrivate());
            signature.update(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean verifies(String host, byte[] bytes, String text) {
        try {
            Signature signature = Signature.getInstance(ES256);
            signature.initVerify(keyOf(host).getPublic());
            signature.update(bytes);
            return signature.verify(Base64.getUrlDecoder().decode(text));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
