package org.ifolder.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.ifolder.domain.host.AnnouncedKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("R2.2")
class HostKeyFileTest {

    private static final String PASSWORD = "secret";

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void makeFirstKey() {
        file = KeyFiles.make(folder.resolve("host-key.p12"));
    }

    private HostKeyFile read() {
        return KeyFiles.read(file);
    }

    @Test
    void aSealingKeyIsMadeOnceAndIsAnother() {
        String sealing = read().sealingKey();

        assertThat(read().sealingKey()).isEqualTo(sealing).isNotEqualTo(read().publicKey());
    }

    @Test
    @Tag("R2.6")
    void aKeyFollowsAnotherOverStarts() throws Exception {
        HostKeyFile before = read();
        String first = before.publicKey();
        AnnouncedKey next = before.prepareNext();

        HostKeyFile started = read();
        assertThat(started.prepareNext()).isEqualTo(next);
        assertThat(started.publicKey()).isEqualTo(first);
        started.useNext();

        HostKeyFile after = read();
        assertThat(after.publicKey()).isEqualTo(next.publicKey());
        assertThat(after.sealingKey()).isEqualTo(next.sealingKey());
        assertThat(after.nextFingerprint()).isEmpty();
        assertThat(new SignedSuccession().follows(first, after.publicKey(), HostCertificate.encoded(after.chain()[0]))).isTrue();
        assertThat(after.chain()).hasSize(2);
    }

    @Test
    @Tag("R2.6")
    void aKeyFollowsOnlyByTheOtherKeysSignature() {
        HostKeyFile key = read();
        String first = key.publicKey();
        AnnouncedKey second = key.prepareNext();
        key.useNext();
        AnnouncedKey third = key.prepareNext();
        SignedSuccession succession = new SignedSuccession();

        assertThat(succession.follows(first, second.publicKey(), second.certificate())).isTrue();
        assertThat(succession.follows(first, third.publicKey(), third.certificate())).isFalse();
        assertThat(succession.follows(first, third.publicKey(), second.certificate())).isFalse();
        for (String nonsense : new String[] {null, "", "x", "MIIB"}) {
            assertThat(succession.follows(first, second.publicKey(), nonsense)).as("%s", nonsense).isFalse();
        }
        assertThat(succession.follows("{}", second.publicKey(), second.certificate())).isFalse();
    }

    @Test
    void onlyItsOwnerMayReadTheFileWhateverIsWritten() throws Exception {
        HostKeyFile key = read();
        key.prepareNext();
        key.useNext();

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatIllegalStateException().isThrownBy(this::read).withMessageContaining("0600");
    }
}
