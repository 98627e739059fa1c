package org.ifolder.tool.api;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.ifolder.tool.console.Failure;
import org.ifolder.tool.folder.Credential;
import org.ifolder.tool.folder.DomainFolder;
import org.ifolder.tool.folder.HostSettings;

/** The APIs of all hosts of one folder, trusted by the certificates in it. */
public final class DomainApi {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final Duration REQUEST_LIMIT = Duration.ofSeconds(30);

    private final DomainFolder folder;
    private final HttpClient client;

    /**
     * The APIs of a folder's hosts.
     *
     * @param folder knows hosts, certificates and the administrator
     * @throws Failure when the certificates cannot be read
     */
    public DomainApi(DomainFolder folder) {
        this.folder = folder;
        this.client = HttpClient.newBuilder()
                .sslContext(Trust.of(folder.trust()))
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT_LIMIT)
                .build();
    }

    /**
     * A host, called by nobody.
     *
     * @param host the host
     * @return its API
     */
    public HostApi asAnonymous(HostSettings host) {
        return new HostApi(client, host.name(), host.publicAddress(), null, REQUEST_LIMIT);
    }

    /**
     * A host, called by its operator.
     *
     * @param host the host
     * @return its API
     */
    public HostApi asOperator(HostSettings host) {
        return as(folder.operator(), host.name(), host.publicAddress());
    }

    /**
     * A host, called by anybody.
     *
     * @param caller login and password
     * @param name the host's name, for messages
     * @param publicAddress where it is
     * @return its API
     */
    public HostApi as(Credential caller, String name, URI publicAddress) {
        return new HostApi(client, name, publicAddress, caller.basic(), REQUEST_LIMIT);
    }

    /**
     * All hosts of the Domain that have not left it, as the first host that answers tells it.
     *
     * @return the host records
     * @throws Failure when no host of the folder answers or none is in a Domain
     */
    public List<HostItem> hosts() {
        Failure last = new Failure("no host of the folder is in a Domain");
        for (HostSettings host : folder.hosts()) {
            HostApi api = asOperator(host);
            try {
                if (api.getIfJoined("domain", DomainItem.class).isPresent()) {
                    return api.all("hosts", HostItem.class).stream()
                            .filter(item -> !"LEFT".equals(item.state()))
                            .toList();
                }
            } catch (Unreachable unreachable) {
                last = unreachable;
            }
        }
        throw last;
    }

    /**
     * The master's record.
     *
     * @return the host record with role MASTER
     * @throws Failure when no host that answers knows a master
     */
    public HostItem master() {
        return hosts().stream()
                .filter(HostItem::isMaster)
                .findFirst()
                .orElseThrow(() -> new Failure("the Domain's hosts list no master"));
    }

    /**
     * The API of a host of the Domain, called by the administrator: whose home the master is, so that other hosts are shown its token.
     *
     * @param host its record
     * @return its API
     */
    public HostApi asAdministrator(HostItem host) {
        return host.isMaster() ? as(folder.administrator(), host.name(), host.publicAddress()) : visited(host);
    }

    private HostApi visited(HostItem host) {
        HostItem home = master();
        Credential administrator = folder.administrator();
        TokensItem atHome = as(administrator, home.name(), home.publicAddress())
                .post("login", Map.of("login", administrator.login(), "password", administrator.password()), TokensItem.class);
        TokensItem there = withToken(home, atHome).post("login/visits", Map.of("host", host.id()), TokensItem.class);
        return withToken(host, there);
    }

    private HostApi withToken(HostItem host, TokensItem tokens) {
        return new HostApi(client, host.name(), host.publicAddress(), "Bearer " + tokens.accessToken(), REQUEST_LIMIT);
    }
}
