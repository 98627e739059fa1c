package org.ifolder.report;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.ifolder.access.Caller;
import org.ifolder.refusal.Refusal;

/** Writes a report's content as a table or as JSON, a chunk at a time (R6.3); no transaction is open while the reader reads. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ReportExport {

    @Inject
    private Reports reports;

    /**
     * Writes the content as UTF-8; leaves the stream open.
     *
     * @throws IOException when the stream cannot be written
     * @throws Refusal as {@link Reports#findWithContent}, and then nothing was written
     */
    public void write(Caller caller, String id, ContentFormat format, OutputStream out) throws IOException {
        Report report = reports.findWithContent(caller, id);
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        RowWriter rows = format.writer(text, report.columns());
        for (int chunk = 0; chunk < report.chunks(); chunk++) {
            for (String line : reports.lines(report, chunk)) {
                rows.row(RowFormat.read(line));
            }
        }
        rows.end();
        text.flush();
    }
}
