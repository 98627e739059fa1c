package org.ifolder.hosttls;

/** Of the key that users see. */
public final class PublicKeyFactory extends FollowedKeyFactory {

    public PublicKeyFactory() {
        super("ifolder.public-tls", "public");
    }
}
