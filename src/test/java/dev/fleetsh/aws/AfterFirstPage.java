package dev.fleetsh.aws;

import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/** A connection that breaks whenever a page of one of EC2's operations is asked for that is not its first. */
record AfterFirstPage(SdkHttpClient inner, String operation) implements SdkHttpClient {
    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return request.contentStreamProvider()
                .filter(body -> {
                    try {
                        String text = new String(body.newStream().readAllBytes(), StandardCharsets.UTF_8);
                        return text.contains("Action=" + operation + "&") && text.contains("NextToken=");
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                })
                .<ExecutableHttpRequest>map(body -> new Broken())
                .orElseGet(() -> inner.prepareRequest(request));
    }

    @Override
    public void close() {
        inner.close();
    }

    private static final class Broken implements ExecutableHttpRequest {
        @Override
        public HttpExecuteResponse call() throws IOException {
            throw new SocketException("Connection reset");
        }

        @Override
        public void abort() {
            // nothing is under way
        }
    }
}
