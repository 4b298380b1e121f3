package dev.fleetsh.sandbox;

import dev.fleetsh.sandbox.wire.CredentialScope;
import dev.fleetsh.sandbox.wire.WireRequest;
import dev.fleetsh.sandbox.wire.WireResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Answers requests on the thread that makes them. */
final class SandboxHttpClient implements SdkHttpClient {
    private final Dispatcher dispatcher;

    SandboxHttpClient(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new Exchange(request);
    }

    @Override
    public String clientName() {
        return "Sandbox";
    }

    @Override
    public void close() {
        // nothing is held open
    }

    private final class Exchange implements ExecutableHttpRequest {
        private final HttpExecuteRequest request;
        private final CountDownLatch aborted = new CountDownLatch(1);

        Exchange(HttpExecuteRequest request) {
            this.request = request;
        }

        @Override
        public HttpExecuteResponse call() throws IOException {
            WireRequest wire = read(request);
            if (!resolves(wire)) {
                throw new UnknownHostException(wire.host());
            }
            Answer answer = dispatcher.answer(wire);
            pause(answer.delay());
            if (answer instanceof Answer.Silence) {
                throw new SocketTimeoutException("Read timed out");
            }
            if (answer instanceof Answer.Reply reply) {
                return response(reply);
            }
            throw new SocketException("Connection reset");
        }

        @Override
        public void abort() {
            aborted.countDown();
        }

        private void pause(Duration delay) throws InterruptedIOException {
            try {
                if (aborted.await(delay.toNanos(), TimeUnit.NANOSECONDS)) {
                    throw new InterruptedIOException("The request was aborted");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw AbortedException.create("Thread was interrupted", e);
            }
        }
    }

    private static WireRequest read(HttpExecuteRequest request) throws IOException {
        SdkHttpRequest http = request.httpRequest();
        Map<String, String> headers = new LinkedHashMap<>();
        http.forEachHeader((name, values) -> headers.put(name, values.get(0)));
        byte[] body = {};
        if (request.contentStreamProvider().isPresent()) {
            try (InputStream in = request.contentStreamProvider().get().newStream()) {
                body = in.readAllBytes();
            }
        }
        return new WireRequest(
                http.method().name(),
                http.host(),
                http.encodedPath(),
                http.encodedQueryParameters().orElse(""),
                headers,
                body);
    }

    /** A name server knows the endpoints of the Regions that there are. */
    private static boolean resolves(WireRequest request) {
        Optional<String> region = CredentialScope.of(request).map(CredentialScope::region);
        return region.isEmpty()
                || !Arrays.asList(request.host().split("\\.")).contains(region.get())
                || Callers.exists(region.get());
    }

    private static HttpExecuteResponse response(Answer.Reply reply) {
        WireResponse wire = reply.response();
        SdkHttpFullResponse.Builder http = SdkHttpResponse.builder().statusCode(wire.status());
        wire.headers().forEach(http::putHeader);
        http.putHeader("Content-Length", Integer.toString(wire.body().length));
        return HttpExecuteResponse.builder()
                .response(http.build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(wire.body(), 0, reply.bytes())))
                .build();
    }
}
