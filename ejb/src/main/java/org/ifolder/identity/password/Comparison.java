package org.ifolder.identity.password;

/** Who wants a password compared with a hash, and is asked and told while no more comparisons go on than there are processors. */
public interface Comparison {

    /** Compares whatever it is. */
    Comparison FREE = new Comparison() {
        @Override
        public boolean isAdmitted() {
            return true;
        }

        @Override
        public void failed() {
            // nobody counts
        }
    };

    /** Whether it may still be compared: others may have failed since this one came. */
    boolean isAdmitted();

    /** It was compared, and is wrong. */
    void failed();
}
