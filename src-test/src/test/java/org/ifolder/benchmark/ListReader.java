package org.ifolder.benchmark;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A client that asks a host for the iFolders of one member after the other, over one TLS connection and with an access token of each. It speaks just the
 * HTTP that is needed, to take as little of the processors as the peer's client does.
 */
final class ListReader implements Reader {

    private static final String LENGTH = "content-length:";
    private static final int BUFFER = 8192;

    private final Socket socket;
    private final InputStream in;
    private final List<byte[]> requests = new ArrayList<>();
    private final List<Login> logins;

    /**
     * A member who has logged in.
     *
     * @param expected what stands in the list of their iFolders
     */
    record Login(String accessToken, String expected) {
    }

    ListReader(URI list, Socket socket, List<Login> logins) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream(), BUFFER);
        this.logins = logins;
        for (Login login : logins) {
            requests.add(("GET " + list.getPath() + " HTTP/1.1\r\nHost: " + list.getAuthority() + "\r\nAccept: application/json\r\nAuthorization: Bearer "
                    + login.accessToken() + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Override
    public void read(int number) throws IOException {
        socket.getOutputStream().write(requests.get(number));
        String status = line();
        int length = -1;
        for (String field = line(); !field.isEmpty(); field = line()) {
            if (field.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
                length = Integer.parseInt(field.substring(LENGTH.length()).strip());
            }
        }
        if (!status.startsWith("HTTP/1.1 200 ") || length < 0) {
            throw new IOException(status + ", of length " + length);
        }
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        if (!body.contains(logins.get(number).expected())) {
            throw new IOException("not the list of " + logins.get(number).expected() + ": " + body);
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
