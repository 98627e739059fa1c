package org.ifolder.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes by which this host knows texts again, and by which who has its database alone can guess none of them: HMAC-SHA256 under a secret that only the
 * host's key file holds. After two rotations of the host's key a code is known no more.
 */
@ApplicationScoped
public class HostMac {

    private static final String HMAC = "HmacSHA256";

    @Inject
    private HostKeyFile keys;

    /** The code of a text. @param about what it is a code for, so that no other use has the same */
    public String of(String about, String text) {
        return mac(keys.sealingKeys().get(0), about, text);
    }

    /** Whether this is the text's code. @param code null for none */
    public boolean isOf(String code, String about, String text) {
        return code != null && keys.sealingKeys().stream().anyMatch(key -> MessageDigest.isEqual(bytes(code), bytes(mac(key, about, text))));
    }

    private static String mac(PrivateKey key, String about, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key.getEncoded(), HMAC));
            mac.update(bytes(about));
            mac.update((byte) 0);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(bytes(text)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
