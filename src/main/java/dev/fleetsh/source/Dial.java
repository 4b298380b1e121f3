package dev.fleetsh.source;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Opens a TLS connection and closes it. */
final class Dial {
    private static final int HTTPS = 443;

    private Dial() {}

    /** Whether it came about; a refusal, silence, an unknown name and an untrusted certificate are all a no. */
    static boolean tls(String host, Duration patience) {
        int milliseconds = (int) patience.toMillis();
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(host, HTTPS), milliseconds);
            plain.setSoTimeout(milliseconds);
            SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
            try (SSLSocket secure = (SSLSocket) factory.createSocket(plain, host, HTTPS, true)) {
                secure.startHandshake();
                return true;
            }
        } catch (IOException e) {
            return false;
        }
    }
}
