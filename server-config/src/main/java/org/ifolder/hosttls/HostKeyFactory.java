package org.ifolder.hosttls;

/** Of the host's own key. */
public final class HostKeyFactory extends FollowedKeyFactory {

    public HostKeyFactory() {
        super("ifolder.key-store", "host");
    }
}
