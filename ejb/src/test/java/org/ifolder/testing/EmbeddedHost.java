package org.ifolder.testing;

import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.ifolder.access.Caller;
import org.ifolder.domain.member.Member;
import org.ifolder.domain.member.MemberDetails;
import org.ifolder.domain.member.Members;
import org.ifolder.identity.HostKeyFile;
import org.ifolder.identity.KeyFiles;
import org.ifolder.replication.protocol.Authorities;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.HostKeys;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.Signer;
import org.ifolder.replication.record.Replica;
import org.ifolder.server.Limits;
import org.ifolder.server.LocalHost;
import org.ifolder.server.Uptime;
import org.ifolder.text.InputCheck;

/** A host of a Domain in one test: its beans over its own database. What it changes, a test sends on by hand. */
public final class EmbeddedHost implements AutoCloseable {

    /** What every host's clock shows. */
    public static final Instant NOW = Instant.parse("2026-02-03T04:05:06.789Z");

    public static final Caller ADMINISTRATOR = Caller.administrator("admin");

    private final String id;
    private final TestDatabase database = new TestDatabase();
    private final ThreadTransactions transactions = new ThreadTransactions(database.factory());
    private final BeanGraph beans = new BeanGraph(transactions);
    private final Map<String, Long> sent = new LinkedHashMap<>();

    private EmbeddedHost(String id, String master) {
        this(id);
        run(() -> bean(LocalHost.class).become(id, master + "-domain", master, 1));
    }

    private EmbeddedHost(String id) {
        this.id = id;
        ValidatorFactory validators = Validation.byDefaultProvider().configure()
                .messageInterpolator(new ParameterMessageInterpolator()).buildValidatorFactory();
        beans.given(EntityManagerFactory.class, database.factory());
        beans.given(DataSource.class, database.counted());
        beans.given(Limits.class, Limits.standard());
        beans.given(InputCheck.class, new InputCheck(validators));
        beans.given(Clock.class, Clock.fixed(NOW, ZoneOffset.UTC));
        beans.given(HostKeyFile.class, KeyFiles.shared());
        beans.given(Uptime.class, new MovedUptime());
        beans.setting("ifolder.host.name", id);
        beans.given(HostKeys.class, new NamesAsKeys(() -> beans.bean(Authorities.class)));
        beans.given(Signer.class, bytes -> NamesAsKeys.signature(id));
    }

    /** A host that belongs to no Domain yet. */
    public static EmbeddedHost inNoDomain(String name) {
        return new EmbeddedHost(name);
    }

    /** The host that is the Domain's master. */
    public static EmbeddedHost master(String id) {
        return new EmbeddedHost(id, id);
    }

    public EmbeddedHost slave(String slave) {
        return new EmbeddedHost(slave, id);
    }

    public String id() {
        return id;
    }

    public <T> T bean(Class<T> type) {
        return beans.bean(type);
    }

    /** Uses this object wherever the type is asked for; to be called before a bean that asks for it is made. */
    public <T> EmbeddedHost with(Class<T> type, T bean) {
        beans.given(type, bean);
        return this;
    }

    /** Sets a setting; to be called before a bean that asks for it is made. */
    public EmbeddedHost setting(String name, Object value) {
        beans.setting(name, value);
        return this;
    }

    public EntityManager em() {
        return bean(EntityManager.class);
    }

    /** Runs in one transaction. */
    public <T> T call(Supplier<T> work) {
        try {
            return transactions.call(ThreadTransactions.Attribute.REQUIRED, work::get);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs in one transaction. */
    public void run(Runnable work) {
        call(() -> {
            work.run();
            return null;
        });
    }

    /** Every host is known, and signs with its name. */
    private record NamesAsKeys(Supplier<Authorities> authorities) implements HostKeys {

        private static String signature(String host) {
            return "signed by " + host;
        }

        @Override
        public boolean knows(String host) {
            return true;
        }

        @Override
        public boolean verifies(SealedBatch batch) {
            return authorities.get().at(batch.stream(), batch.header().term()).filter(host -> batch.signature().equals(signature(host))).isPresent();
        }
    }

    /** How many statements the work costs. */
    public int statementsOf(Runnable work) {
        int before = database.statements();
        work.run();
        return database.statements() - before;
    }

    /** What the work costs this host's database. */
    public DatabaseCost costOf(Runnable work) {
        return database.costOf(work);
    }

    /** Creates a member whose home is {@code home}; for the master. */
    public Member member(String login, String home) {
        return bean(Members.class).create(ADMINISTRATOR,
                new MemberDetails(login, null, login, login + " Example", login + "@example.org"), home);
    }

    /** Everything that this host has changed, oldest first. */
    public List<Change> changes() {
        return changesAfter(0);
    }

    /** Applies at the other host what this host has changed since it last sent there. */
    public void sendTo(EmbeddedHost other) {
        long last = sent.getOrDefault(other.id, 0L);
        List<Change> changes = changesAfter(last);
        sent.put(other.id, last + changes.size());
        other.take(changes);
    }

    /** Applies changes of another host in one transaction, each run of one type at once, as the receiver of a batch does. */
    public void take(List<Change> changes) {
        run(() -> {
            int from = 0;
            while (from < changes.size()) {
                String type = changes.get(from).type();
                int to = from;
                while (to < changes.size() && changes.get(to).type().equals(type)) {
                    to++;
                }
                replica(type).apply(changes.subList(from, to));
                from = to;
            }
        });
    }

    /** What takes records of a type over. */
    public Replica replica(String type) {
        return replicas().stream().filter(replica -> replica.type().equals(type)).findFirst().orElseThrow();
    }

    /** What takes records over, one for each type. */
    public List<Replica> replicas() {
        return beans.all(Replica.class);
    }

    private List<Change> changesAfter(long last) {
        return call(() -> em().createQuery("select e.change from OutboxEntry e where e.id > :last order by e.id", byte[].class)
                .setParameter("last", last).getResultList().stream().map(EmbeddedHost::change).toList());
    }

    private static Change change(byte[] bytes) {
        try {
            return JsonMapper.builder().build().readValue(bytes, Change.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
