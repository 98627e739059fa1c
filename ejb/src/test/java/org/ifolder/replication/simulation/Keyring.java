package org.ifolder.replication.simulation;

import java.nio.charset.StandardCharsets;

/** How hosts sign. */
interface Keyring {

    String sign(String host, byte[] bytes);

    boolean verifies(String host, byte[] bytes, String signature);

    /** A checksum over host and bytes: as good as a signature among those who do not cheat with it, and fast. */
    Keyring CHEAP = new Keyring() {
        @Override
        public String sign(String host, byte[] bytes) {
            long sum = 0xcbf29ce484222325L;
            for (byte b : host.getBytes(StandardCharsets.UTF_8)) {
                sum = (sum ^ b) * 0x100000001b3L;
            }
            for (byte b : bytes) {
                sum = (sum ^ b) * 0x100000001b3L;
            }
            return Long.toHexString(sum);
        }

        @Override
        public boolean verifies(String host, byte[] bytes, String signature) {
            return sign(host, bytes).equals(signature);
        }
    };
}
