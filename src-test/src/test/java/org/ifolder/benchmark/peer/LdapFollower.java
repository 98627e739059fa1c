package org.ifolder.benchmark.peer;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchResultListener;
import com.unboundid.ldap.sdk.SearchResultReference;
import com.unboundid.ldap.sdk.SearchScope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.ifolder.benchmark.Usage;

/** An OpenLDAP consumer: it asks the provider for what has changed and then keeps listening. */
final class LdapFollower implements Follower {

    private final int number;
    private final Slapd server;
    private final String provider;
    private final boolean sync;
    private LDAPConnection connection;

    /**
     * @param provider the master's URL
     * @param sync whether each commit is flushed to the disk, as is the default
     */
    LdapFollower(int number, Slapd server, String provider, boolean sync) {
        this.number = number;
        this.server = server;
        this.provider = provider;
        this.sync = sync;
    }

    @Override
    public void prepare() {
        String syncrepl = "syncrepl rid=%03d provider=%s bindmethod=simple binddn=%s credentials=%s searchbase=%s scope=sub"
                .formatted(number + 1, provider, Directory.ADMINISTRATOR, Directory.PASSWORD, Directory.SUFFIX)
                + " type=refreshAndPersist retry=\"1 +\" schemachecking=off";
        try {
            server.configure(List.of(sync ? "" : "dbnosync", syncrepl, "updateref " + provider));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void join() {
        server.start();
    }

    @Override
    public void start() {
        server.start();
    }

    @Override
    public synchronized void stop() {
        disconnect();
        server.stop();
    }

    @Override
    public boolean isInStep(int members) {
        return count() == members;
    }

    @Override
    public synchronized boolean shows(int member, String mark) {
        try {
            return isConnected() && connection.compare(Directory.dn(member), Directory.MARK, mark).compareMatched();
        } catch (LDAPException e) {
            forgetUnless(e);
            return false;
        }
    }

    @Override
    public long marked(String mark) {
        return count(Filter.createEqualityFilter(Directory.MARK, mark));
    }

    @Override
    public long count() {
        return count(Filter.createEqualityFilter("objectClass", Directory.MEMBER_CLASS));
    }

    @Override
    public Usage usage() {
        return server.usage();
    }

    private synchronized long count(Filter filter) {
        Counter counter = new Counter();
        try {
            if (isConnected()) {
                connection.search(new SearchRequest(counter, Directory.MEMBERS, SearchScope.ONE, filter, SearchRequest.NO_ATTRIBUTES));
            }
            return counter.entries.get();
        } catch (LDAPSearchException e) {
            forgetUnless(e);
            return 0;
        }
    }

    private boolean isConnected() {
        try {
            if (connection == null && server.isStarted()) {
                connection = server.connect();
            }
            return connection != null;
        } catch (LDAPException e) {
            return false;
        }
    }

    /** A connection is of no more use, unless it was just told that something is not there yet. */
    private void forgetUnless(LDAPException answer) {
        ResultCode code = answer.getResultCode();
        if (!code.equals(ResultCode.NO_SUCH_OBJECT) && !code.equals(ResultCode.NO_SUCH_ATTRIBUTE)) {
            disconnect();
        }
    }

    private void disconnect() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }

    private static final class Counter implements SearchResultListener {

        private static final long serialVersionUID = 1L;

        private final AtomicLong entries = new AtomicLong();

        @Override
        public void searchEntryReturned(SearchResultEntry entry) {
            entries.incrementAndGet();
        }

        @Override
        public void searchReferenceReturned(SearchResultReference reference) {
            // An empty slave's reference to the master.
        }
    }
}
