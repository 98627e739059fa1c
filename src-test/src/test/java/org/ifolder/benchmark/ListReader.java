package org.ifolder.benchmark;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;

/** A client that asks a host for the iFolders of one member after the other, over HTTPS and with an access token of each. */
final class ListReader implements Reader {

    static {
        // As many as there are readers; the JDK keeps five.
        System.setProperty("http.maxConnections", "64");
    }

    private final URL address;
    private final SSLSocketFactory sockets;
    private final List<Login> logins;

    /**
     * A member who has logged in.
     *
     * @param expected what stands in the list of their iFolders
     */
    record Login(String accessToken, String expected) {
    }

    ListReader(URI address, SSLSocketFactory sockets, List<Login> logins) throws IOException {
        this.address = address.toURL();
        this.sockets = sockets;
        this.logins = logins;
    }

    @Override
    public void read(int number) throws IOException {
        Login login = logins.get(number);
        HttpsURLConnection connection = (HttpsURLConnection) address.openConnection();
        connection.setSSLSocketFactory(sockets);
        connection.setRequestProperty("Authorization", "Bearer " + login.accessToken());
        connection.setRequestProperty("Accept", "application/json");
        if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
            throw new IOException(address + ": " + connection.getResponseCode());
        }
        String body = new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!body.contains(login.expected())) {
            throw new IOException(address + " does not list " + login.expected());
        }
    }

    @Override
    public void close() {
        // The connection is the JDK's, and ends when nobody uses it.
    }
}
