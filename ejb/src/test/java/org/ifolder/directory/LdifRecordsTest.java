package org.ifolder.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LdifRecordsTest {

    private static final int MAXIMUM = 400;

    private static List<LdifRecord> read(byte[] file) throws IOException {
        LdifRecords records = new LdifRecords(new ByteArrayInputStream(file), MAXIMUM);
        List<LdifRecord> all = new ArrayList<>();
        for (Optional<LdifRecord> next = records.next(); next.isPresent(); next = records.next()) {
            all.add(next.get());
        }
        return all;
    }

    private static List<LdifRecord> read(String file) throws IOException {
        return read(file.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void recordsAreReadWithTheLineWhereTheyBegin() throws IOException {
        List<LdifRecord> records = read("""
                # a comment
                 that goes on

                version: 1
                dn: uid=a,dc=x
                uid: a

                # another
                dn: uid=b,dc=x
                uid: b
                """);
        assertThat(records).extracting(LdifRecord::line).containsExactly(5L, 9L);
        assertThat(records).extracting(record -> record.entry().getAttributeValue("uid")).containsExactly("a", "b");
    }

    @Test
    void foldedLinesAreJoinedAlsoWithinACharacter() throws IOException {
        byte[] file = "dn: uid=a,dc=x\ncn: Zo\u00eb\n".getBytes(StandardCharsets.UTF_8);
        byte[] folded = new byte[file.length + 2];
        int cut = file.length - 2;
        System.arraycopy(file, 0, folded, 0, cut);
        folded[cut] = '\n';
        folded[cut + 1] = ' ';
        System.arraycopy(file, cut, folded, cut + 2, file.length - cut);
        assertThat(read(folded).get(0).entry().getAttributeValue("cn")).isEqualTo("Zo\u00eb");
    }

    @Test
    void base64ValuesAndWindowsLinesAreRead() throws IOException {
        List<LdifRecord> records = read("dn:: dWlkPWEsZGM9eA==\r\ncn:: Wm/Dqw==\r\n\r\ndn: uid=b,dc=x\r\nuid: b\r\n");
        assertThat(records.get(0).dn()).isEqualTo("uid=a,dc=x");
        assertThat(records.get(0).entry().getAttributeValue("cn")).isEqualTo("Zo\u00eb");
        assertThat(records.get(1).entry().getAttributeValue("uid")).isEqualTo("b");
    }

    @Test
    void aBrokenRecordInTheMiddleIsToldAndTheNextIsRead() throws IOException {
        List<LdifRecord> records = read("dn: uid=a,dc=x\nuid: a\n\ndn: uid=b,dc=x\nno colon here\n\ndn: uid=c,dc=x\nuid: c\n");
        assertThat(records).extracting(LdifRecord::isBroken).containsExactly(false, true, false);
        assertThat(records.get(1).line()).isEqualTo(4);
        assertThat(records.get(1).dn()).isEqualTo("uid=b,dc=x");
        assertThat(records.get(1).fault()).isNotBlank().doesNotContain("line number");
    }

    @Test
    void brokenBase64AndNamesThatAreNoDnAndLostContinuationsAreTold() throws IOException {
        assertThat(read("dn: uid=a,dc=x\ncn:: ####\n\ndn: nothing\nuid: a\n\n continued\n\nuid: a\n"))
                .hasSize(4).allMatch(LdifRecord::isBroken);
    }

    @Test
    void bytesThatAreNotUtf8AreTold() throws IOException {
        byte[] file = "dn: uid=a,dc=x\ncn: Zo?\n\ndn: uid=b,dc=x\nuid: b\n".getBytes(StandardCharsets.UTF_8);
        file["dn: uid=a,dc=x\ncn: Zo".length()] = (byte) 0xEB;
        List<LdifRecord> records = read(file);
        assertThat(records.get(0).fault()).contains("UTF-8");
        assertThat(records.get(0).dn()).isEqualTo("uid=a,dc=x");
        assertThat(records.get(1).isBroken()).isFalse();
    }

    @Test
    void aRecordThatIsTooLargeIsToldAndTheNextIsRead() throws IOException {
        String manyLines = "dn: uid=a,dc=x\n" + "description: some text\n".repeat(100);
        String oneLine = "dn: uid=b,dc=x\ndescription: " + "\u00eb".repeat(10_000) + "\n";
        List<LdifRecord> records = read(manyLines + "\n" + oneLine + "\ndn: uid=c,dc=x\nuid: c\n");
        assertThat(records).extracting(LdifRecord::isBroken).containsExactly(true, true, false);
        assertThat(records).extracting(LdifRecord::line).containsExactly(1L, 103L, 106L);
        assertThat(records.get(0).fault()).contains("larger than 400 bytes");
    }

    @Test
    void urlsInValuesAreNotOpenedAlsoWhenTheyAreFolded() throws IOException {
        List<LdifRecord> records = read("dn: uid=a,dc=x\ncn:< file:///etc/hostname\n\ndn: uid=b,dc=x\ncn:\n < file:///etc/hostname\n");
        assertThat(records).allMatch(LdifRecord::isBroken);
        assertThat(records.get(0).fault()).contains("URL");
    }

    @Test
    void anAddedEntryIsAnEntryAndAnotherChangeIsNot() throws IOException {
        List<LdifRecord> records = read("dn: uid=a,dc=x\nchangetype: add\nuid: a\n\ndn: uid=b,dc=x\nchangetype: delete\n");
        assertThat(records.get(0).isBroken()).isFalse();
        assertThat(records.get(1).fault()).contains("change");
    }

    @Test
    void anEmptyFileHasNoRecords() throws IOException {
        assertThat(read("")).isEmpty();
        assertThat(read("\n\n# nothing\n\nversion: 1\n\n")).isEmpty();
    }
}
