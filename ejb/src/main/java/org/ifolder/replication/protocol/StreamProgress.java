package org.ifolder.replication.protocol;

/**
 * How far this host has a stream, and how it is with it.
 *
 * @param cursor the last batch applied or, of an own stream, sealed
 * @param condition whether the stream flows
 * @param reason why it does not; null while it flows
 * @param horizon the sequence up to which this host's log no longer holds the stream; 0 while it holds all of it
 * @param settledFrom the first sequence at which this host's digest can be compared: after a snapshot some records are newer than the
 *        cursor until then
 * @param difference how the records here differ from what the authority has signed; null while they agree
 * @param setAside how many records an administrator has set aside
 */
public record StreamProgress(Cursor cursor, Condition condition, String reason, long horizon, long settledFrom, String difference,
        int setAside) {

    /** Before the first batch. */
    public static final StreamProgress START = new StreamProgress(Cursor.START, Condition.STREAMING, null, 0, 0, null, 0);

    /** Past a batch, streaming. */
    public StreamProgress past(SealedBatch batch) {
        return new StreamProgress(batch.cursor(), Condition.STREAMING, null, horizon, settledFrom, difference, setAside);
    }

    /** In another condition, with the reason; the cursor stays. */
    public StreamProgress in(Condition other, String why) {
        return new StreamProgress(cursor, other, why, horizon, settledFrom, difference, setAside);
    }

    /** With or, for null, without a difference to the authority's records. */
    public StreamProgress differing(String how) {
        return new StreamProgress(cursor, condition, reason, horizon, settledFrom, how, setAside);
    }

    /** With the log kept only after this sequence. */
    public StreamProgress keptAfter(long sequence) {
        return new StreamProgress(cursor, condition, reason, sequence, settledFrom, difference, setAside);
    }

    /** With this many records set aside. */
    public StreamProgress settingAside(int records) {
        return new StreamProgress(cursor, condition, reason, horizon, settledFrom, difference, records);
    }

    /** Whether the digest here must be the signed one at this sequence. */
    boolean isSettledAt(long sequence) {
        return sequence >= settledFrom;
    }
}
