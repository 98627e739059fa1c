package org.ifolder.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.ifolder.test.api.ApiClient;
import org.ifolder.test.api.TrustedHttp;
import org.ifolder.test.grid.DomainScript;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.PortBase;
import org.ifolder.test.grid.Signal;
import org.ifolder.tool.folder.DomainFolder;

/**
 * The product: a Domain of app servers, each with a PostgreSQL of its own, as {@code domain.sh up} starts them. Changes begin at the EJB
 * boundary, in the server's process. What a slave's clients see is read from its database, as no cache stands before it.
 */
public class IFolderDomain implements Replicated {

    private static final int HOSTS_TO_COME = 6;
    private static final int OWNERS = 100;
    private static final String PASSWORD = "seven staples, no horse";
    private static final int IMPORTED_AT_ONCE = 10_000;
    /** The iFolder, its owner's right, and its usage. */
    private static final int CATALOG_RECORDS_OF_AN_IFOLDER = 3;
    private static final String RECORDS = Stream.of("member", "ifolder", "ifolder_right", "ifolder_usage")
            .map(table -> "(select count(*) from " + table + " where not removed)").collect(Collectors.joining(" + ", "select ", ""));
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Path folder;
    private final DomainScript script;
    private final HttpClient plain = HttpClient.newHttpClient();
    private final HostReader reader = new HostReader();
    private final Thread net = new Thread(this::destroy, "end-of-domain");
    /** Those that were there at the last look; none when there may be others by now. */
    private volatile List<GridHost> known = List.of();
    private Thread background;
    private volatile RuntimeException failure;
    private int members;

    /** @param folder in which everything of the Domain is to lie; removed with it */
    public IFolderDomain(Path folder) {
        this.folder = folder;
        this.script = new DomainScript(folder, folder.resolveSibling(folder.getFileName() + ".log"));
    }

    @Override
    public String name() {
        return "iFolder";
    }

    @Override
    public void start(int memberCount, int slaves) {
        script.run("destroy", "--yes");
        Runtime.getRuntime().addShutdownHook(net);
        script.run("up", "--no-build", "--no-sample", "--no-start", "--database", "postgresql", "--slaves", String.valueOf(slaves),
                "--port-base", String.valueOf(PortBase.free(HOSTS_TO_COME)));
        known = List.of();
        hosts().forEach(host -> DriverArchive.deployTo(host.ear().getParent()));
        script.run("up", "--no-build", "--no-sample");
        hosts().forEach(this::awaitDriver);
        grow(memberCount);
    }

    /** Imports members until there are this many, and waits until every slave has them. */
    final void grow(int memberCount) {
        ApiClient administrator = asAdministrator(master());
        while (members < memberCount) {
            int more = Math.min(IMPORTED_AT_ONCE, memberCount - members);
            administrator.postLdif("members/import", MembersLdif.entries(members, more)).expect(200);
            members += more;
        }
        for (int slave = 0; slave < slaves(); slave++) {
            Arrival.awaitCount(this, slave, members);
        }
    }

    /** Makes iFolders at the master until its catalog has this many records. */
    final void makeCatalog(int records) {
        makeIFolders(records / CATALOG_RECORDS_OF_AN_IFOLDER, OWNERS);
    }

    /** Makes iFolders at the master until there are this many, of as many members one after the other. */
    final void makeIFolders(int count, int owners) {
        drive(master(), "ifolders/made?count=" + count + "&owners=" + owners + "&home=" + idOf(master()));
    }

    /** Members who have an iFolder and log in at the master. */
    final List<ListReader.Login> logIn(int count) {
        ApiClient administrator = asAdministrator(master());
        ApiClient anybody = api(master());
        List<ListReader.Login> logins = new ArrayList<>();
        for (JsonNode member : administrator.get("members?query=member&size=" + count).expect(200).json().path("items")) {
            administrator.put("members/" + member.path("id").asText() + "/password", Map.of("password", PASSWORD, "temporary", false)).expect(204);
            String token = anybody.post("login", Map.of("login", member.path("loginName").asText(), "password", PASSWORD)).expect(200).json()
                    .path("accessToken").asText();
            logins.add(new ListReader.Login(token, member.path("id").asText()));
        }
        return logins;
    }

    /** A client of the master's for the lists of those members' iFolders. */
    final Reader openReader(List<ListReader.Login> logins) throws IOException {
        URI list = master().publicAddress().resolve("/ifolder/api/v1/discovery/ifolders");
        return new ListReader(list, TrustedHttp.connect(list, trust()), logins);
    }

    private void awaitDriver(GridHost host) {
        Awaitility.await().atMost(PATIENCE).pollInterval(POLL).ignoreException(UncheckedIOException.class)
                .until(() -> send(HttpRequest.newBuilder(driver(host, "")).build()).statusCode() == HttpURLConnection.HTTP_BAD_METHOD);
    }

    private ApiClient asAdministrator(GridHost host) {
        return api(host).as(new DomainFolder(folder).administrator());
    }

    private ApiClient api(GridHost host) {
        return new ApiClient(TrustedHttp.trusting(trust()), host.publicAddress().resolve("/ifolder/api/v1/"), host.name());
    }

    private Path trust() {
        return folder.resolve("trust.pem");
    }

    private static URI driver(GridHost host, String path) {
        return host.plainAddress().resolve("/benchmark/" + path);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return plain.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Has a host's driver do something. */
    final List<String> drive(GridHost host, String path) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(driver(host, path)).POST(BodyPublishers.noBody()).build());
        if (answer.statusCode() != HttpURLConnection.HTTP_OK) {
            throw new IllegalStateException(host + ": " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body().lines().toList();
    }

    /** Has a host's driver write a load. */
    final List<Commit> drive(GridHost host, String what, Load load) {
        return drive(host, "%s?writers=%d&changes=%d&perSecond=%d&mark=%s".formatted(what, load.writers(), load.changes(),
                load.perSecond(), load.mark())).stream().map(line -> line.split(" "))
                .map(parts -> new Commit(Integer.parseInt(parts[0]), Long.parseLong(parts[1]))).toList();
    }

    /** The id of a host in the Domain. */
    final String idOf(GridHost host) {
        return asAdministrator(master()).all("hosts").stream().filter(one -> one.path("name").asText().equals(host.name()))
                .map(one -> one.path("id").asText()).findFirst().orElseThrow();
    }

    /** All hosts, the master first. */
    final List<GridHost> hosts() {
        if (known.isEmpty()) {
            known = new DomainFolder(folder).hosts().stream().map(host -> new GridHost(host.name(), host.directory())).toList();
        }
        return known;
    }

    final GridHost master() {
        return hosts().get(0);
    }

    final GridHost slave(int number) {
        return hosts().get(number + 1);
    }

    @Override
    public int members() {
        return members;
    }

    @Override
    public int slaves() {
        return hosts().size() - 1;
    }

    @Override
    public List<Commit> change(Load load) {
        return drive(master(), "members", load);
    }

    @Override
    public boolean shows(int slave, int member, String mark) {
        return number(slave(slave), "select count(*) from member where login_key = ? and given_name = ?",
                SampleMember.uid(member), mark) == 1;
    }

    @Override
    public long marked(int slave, String mark) {
        return number(slave(slave), "select count(*) from member where given_name = ?", mark);
    }

    @Override
    public long count(int slave) {
        return number(slave(slave), "select count(*) from member where not removed");
    }

    /** How many records of members and of the catalog a host has. */
    final long records(GridHost host) {
        return reader.number(host, RECORDS);
    }

    /** A number from a host's database; 0 while that does not answer. */
    final long number(GridHost host, String sql, String... values) {
        return reader.number(host, sql, values);
    }

    @Override
    public void stopSlave(int slave) {
        awaitBackground();
        script.run("kill", slave(slave).name());
    }

    @Override
    public void startSlave(int slave) {
        inBackground("start", slave(slave).name());
    }

    /** Its app server stands still. */
    @Override
    public void cutOff(int slave) {
        Signal.STOP.send(slave(slave).pid());
    }

    @Override
    public void reconnect(int slave) {
        Signal.CONT.send(slave(slave).pid());
    }

    @Override
    public int addSlave() {
        int number = slaves();
        inBackground("add-host", "host" + (number + 1));
        Awaitility.await().atMost(PATIENCE).pollInterval(POLL).until(() -> {
            failIfBackgroundFailed();
            known = List.of();
            return slaves() > number && slave(number).setting("ifolder.database.url").isPresent();
        });
        return number;
    }

    /** Runs a command after the one before has ended: two at once on one folder exclude each other. */
    private void inBackground(String... arguments) {
        awaitBackground();
        background = new Thread(() -> {
            try {
                script.run(arguments);
            } catch (RuntimeException e) {
                failure = e;
            }
        }, String.join(" ", arguments));
        background.setDaemon(true);
        background.start();
    }

    private void awaitBackground() {
        awaitItsEnd();
        failIfBackgroundFailed();
    }

    private void awaitItsEnd() {
        try {
            if (background != null) {
                background.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void failIfBackgroundFailed() {
        if (failure != null) {
            throw new IllegalStateException("in the background", failure);
        }
    }

    @Override
    public Usage masterUsage() {
        return usage(master());
    }

    @Override
    public Usage slaveUsage(int slave) {
        return usage(slave(slave));
    }

    /** The most memory that a host's app server has had resident since it was started, in bytes. */
    static long peakBytes(GridHost host) {
        return ProcessUsage.peakBytes(host.pid());
    }

    /** The app server's and its database's. */
    private static Usage usage(GridHost host) {
        try {
            String database = Files.readAllLines(host.cluster().resolve("postmaster.pid")).get(0);
            return ProcessUsage.of(host.pid(), Long.parseLong(database.strip()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        destroy();
        Runtime.getRuntime().removeShutdownHook(net);
    }

    private synchronized void destroy() {
        reader.close();
        known = List.of();
        awaitItsEnd();
        script.run("destroy", "--yes");
    }
}
