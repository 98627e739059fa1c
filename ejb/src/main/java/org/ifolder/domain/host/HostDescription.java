package org.ifolder.domain.host;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.security.SecureRandom;
import org.ifolder.text.PlainText;
import org.ifolder.text.Text;

/**
 * A host as it describes itself when it founds or joins a Domain.
 *
 * @param id chosen by the host itself, see {@link #newId()}
 * @param name unique in the Domain
 * @param publicAddress URL that users reach, without a trailing slash
 * @param privateAddress URL that hosts reach each other by, without a trailing slash
 * @param brokerPort port of its broker, on the host of the private address
 * @param publicKeyJwk its public key to sign and for TLS, EC P-256, as a JSON Web Key (RFC 7517)
 * @param sealingKeyJwk its public key to seal for it, EC P-256, as a JSON Web Key
 */
public record HostDescription(
        @NotNull @Pattern(regexp = "[0-9a-hjkmnp-tv-z]{10}", message = "is not the id of a host") String id,
        @NotNull @PlainText @Pattern(regexp = NAME, message = NAME_MESSAGE) String name,
        @NotNull @HostAddress String publicAddress,
        @NotNull @HostAddress String privateAddress,
        @Min(1) @Max(65_535) int brokerPort,
        @NotNull @PublicKeyText String publicKeyJwk,
        @NotNull @PublicKeyText String sealingKeyJwk) {

    /** What a host's name may be, as a regular expression. */
    public static final String NAME = "[\\p{L}\\p{N}][\\p{L}\\p{N}._-]*";
    /** The same in words. */
    public static final String NAME_MESSAGE = "may hold letters, digits, '.', '_' and '-'";

    private static final String CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int ID_LENGTH = 10;

    public HostDescription {
        name = Text.clean(name);
        publicAddress = Text.clean(publicAddress);
        privateAddress = Text.clean(privateAddress);
    }

    /** A new id for a host: 50 random bits in Crockford's base 32, so that two hosts do not choose the same. */
    public static String newId() {
        SecureRandom random = new SecureRandom();
        StringBuilder id = new StringBuilder(ID_LENGTH);
        for (int i = 0; i < ID_LENGTH; i++) {
            id.append(CROCKFORD.charAt(random.nextInt(CROCKFORD.length())));
        }
        return id.toString();
    }
}
