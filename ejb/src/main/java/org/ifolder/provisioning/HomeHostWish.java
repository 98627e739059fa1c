package org.ifolder.provisioning;

/**
 * What is asked for when a home host is decided.
 *
 * @param chosen id or name of the host that the administrator has chosen; null for none
 * @param attribute id or name of the host that the member's directory entry names; null for none
 */
public record HomeHostWish(String chosen, String attribute) {

    /** Nobody asks for anything. */
    public static final HomeHostWish NONE = new HomeHostWish(null, null);

    public static HomeHostWish chosen(String host) {
        return new HomeHostWish(host, null);
    }
}
