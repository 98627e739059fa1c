package org.ifolder.join;

/**
 * A token that was just made: the only time that its text is seen.
 *
 * @param token what the master remembers of it
 * @param text what the new host is given
 */
public record IssuedToken(JoinToken token, String text) {

    @Override
    public String toString() {
        return "IssuedToken[" + token.id() + "]";
    }
}
