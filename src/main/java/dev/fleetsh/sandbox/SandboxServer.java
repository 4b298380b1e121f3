package dev.fleetsh.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.fleetsh.sandbox.wire.WireRequest;
import dev.fleetsh.sandbox.wire.WireResponse;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** The sandbox on a port of 127.0.0.1, for any AWS client; answers on several threads until it is closed. */
public final class SandboxServer implements AutoCloseable {
    private static final int BACKLOG = 128;

    private final Dispatcher dispatcher;
    private final HttpServer server;
    private final ExecutorService threads;

    SandboxServer(Dispatcher dispatcher, int port) throws IOException {
        this.dispatcher = dispatcher;
        this.server = listen(port);
        this.threads = Executors.newCachedThreadPool(daemons());
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    private static HttpServer listen(int port) throws IOException {
        // The server sends headers and body apart; Nagle's algorithm would hold the body back for 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            return HttpServer.create(
                    new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), BACKLOG);
        } catch (BindException e) {
            BindException clear = new BindException("cannot listen on 127.0.0.1:" + port + ": " + e.getMessage());
            clear.initCause(e);
            throw clear;
        }
    }

    private static ThreadFactory daemons() {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "sandbox-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** The port that it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** What a client takes as its endpoint. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** Stops listening, and breaks off what is being answered. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        // Closing an exchange before its answer is complete closes the connection.
        try (exchange) {
            Answer answer = answer(read(exchange));
            Thread.sleep(answer.delay().toMillis());
            if (answer instanceof Answer.Reply reply) {
                reply.response().headers().forEach(exchange.getResponseHeaders()::set);
                boolean bare = exchange.getRequestMethod().equals("HEAD");
                int length = bare ? 0 : reply.response().body().length;
                exchange.sendResponseHeaders(reply.response().status(), length == 0 ? -1 : length);
                exchange.getResponseBody().write(reply.response().body(), 0, bare ? 0 : reply.bytes());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A defect of the sandbox must not look like a broken connection, which clients would try again. */
    private Answer answer(WireRequest request) {
        try {
            return dispatcher.answer(request);
        } catch (RuntimeException e) {
            byte[] text = ("The sandbox failed: " + e).getBytes(StandardCharsets.UTF_8);
            return new Answer.Reply(
                    Duration.ZERO, new WireResponse(501, Map.of("Content-Type", "text/plain"), text), text.length);
        }
    }

    private static WireRequest read(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
        String host = headers.getOrDefault("Host", "");
        int colon = host.indexOf(':');
        String query = exchange.getRequestURI().getRawQuery();
        return new WireRequest(
                exchange.getRequestMethod(),
                colon < 0 ? host : host.substring(0, colon),
                exchange.getRequestURI().getRawPath(),
                query == null ? "" : query,
                headers,
                exchange.getRequestBody().readAllBytes());
    }
}
