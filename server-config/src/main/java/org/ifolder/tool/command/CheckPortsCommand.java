package org.ifolder.tool.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ifolder.tool.console.Failure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tries all ports of the hosts to be started, before anything starts. */
@Command(
        name = "check-ports",
        aliases = "free-ports",
        description = "Fails with one line that names the first port of a host that is already taken on 127.0.0.1.",
        mixinStandardHelpOptions = true)
public final class CheckPortsCommand implements Callable<Integer> {

    private static final int HIGHEST_PORT = 65_535;

    private static final Map<String, Integer> PORTS = new LinkedHashMap<>();

    static {
        PORTS.put("public HTTPS", 8443);
        PORTS.put("private HTTPS", 7443);
        PORTS.put("broker", 5445);
        PORTS.put("HTTP", 8080);
        PORTS.put("management", 9990);
    }

    @Option(
            names = "--offset",
            required = true,
            arity = "1..*",
            paramLabel = "N",
            description = "port offsets of the hosts, for example 0 100 200")
    private List<Integer> offsets;

    @Override
    public Integer call() {
        for (int offset : offsets) {
            PORTS.forEach((purpose, port) -> check(port + offset, purpose));
        }
        return 0;
    }

    private static void check(int port, String purpose) {
        if (port < 1 || port > HIGHEST_PORT) {
            throw new Failure("port " + port + " (" + purpose + ") does not exist: choose another port base");
        }
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            socket.setSoTimeout(1);
        } catch (IOException e) {
            throw new Failure("port " + port + " (" + purpose + ") is already taken on 127.0.0.1", e);
        }
    }
}
