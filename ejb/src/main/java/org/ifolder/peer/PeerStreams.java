package org.ifolder.peer;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ifolder.refusal.Refusal;
import org.ifolder.replication.catchup.SourceUnreachable;
import org.ifolder.replication.catchup.StreamSources;
import org.ifolder.replication.protocol.MalformedBatch;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.catchup.StreamDescription;
import org.ifolder.replication.protocol.snapshot.RecordPage;
import org.ifolder.replication.protocol.snapshot.RecordPlace;
import org.ifolder.replication.protocol.snapshot.RecordRanges;
import org.ifolder.replication.protocol.snapshot.RecordStamps;

/** What other hosts have of streams, asked over their private API. Each answer is bounded, so that it fits into memory. */
@ApplicationScoped
class PeerStreams implements StreamSources {

    private static final int OK = 200;

    private static final ObjectMapper JSON = JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    @Inject
    private Peers peers;

    @Override
    public StreamDescription describe(String host, StreamId stream) {
        return get(host, path(stream), StreamDescription.class);
    }

    @Override
    public Optional<List<SealedBatch>> batchesAfter(String host, StreamId stream, long sequence) {
        BatchPage page = get(host, path(stream) + "/batches?after=" + sequence, BatchPage.class);
        try {
            return page.trimmed() ? Optional.empty() : Optional.of(page.sealed());
        } catch (MalformedBatch e) {
            throw new SourceUnreachable("host " + host + " has answered something that is no batch: " + e.getMessage(), e);
        }
    }

    @Override
    public RecordPage records(String host, StreamId stream, RecordPlace after, int maximumRecords, int maximumBytes) {
        return get(host, path(stream) + "/records" + after(after) + "&records=" + maximumRecords + "&bytes=" + maximumBytes,
                RecordPage.class);
    }

    @Override
    public RecordRanges ranges(String host, StreamId stream, RecordPlace after, RecordPlace upTo, int parts) {
        return get(host, path(stream) + "/ranges" + after(after) + upTo(upTo) + "&parts=" + parts, RecordRanges.class);
    }

    @Override
    public RecordStamps stamps(String host, StreamId stream, RecordPlace after, RecordPlace upTo) {
        return get(host, path(stream) + "/stamps" + after(after) + upTo(upTo), RecordStamps.class);
    }

    private <T> T get(String host, String path, Class<T> type) {
        try (PeerResponse answer = peers.send(host, PeerRequest.ofHost("GET", path, Map.of("Accept", "application/json"), null))) {
            if (answer.status() != OK) {
                throw new SourceUnreachable("host " + host + " answered " + answer.status() + " to " + path, null);
            }
            return JSON.readValue(answer.body(), type);
        } catch (IOException | Refusal e) {
            throw new SourceUnreachable("cannot ask host " + host + ": " + e.getMessage(), e);
        }
    }

    private static String path(StreamId stream) {
        return "/streams/" + stream.collection() + "/" + encoded(stream.authority());
    }

    private static String after(RecordPlace place) {
        return "?afterType=" + encoded(place.type()) + "&afterKey=" + encoded(place.key());
    }

    private static String upTo(RecordPlace place) {
        return place == null ? "" : "&upToType=" + encoded(place.type()) + "&upToKey=" + encoded(place.key());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
