package dev.fleetsh.aws;

import dev.fleetsh.fleet.RefusedException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * The HTTP client of every client of this room: it sends only what the guard has let through a moment before, on the same
 * thread. A request that takes the guard out of its own configuration stays here.
 */
final class GuardDoor implements SdkHttpClient {
    private final SdkHttpClient http;
    private final Runnable sent;
    private final ThreadLocal<Boolean> open = ThreadLocal.withInitial(() -> false);

    GuardDoor(SdkHttpClient http) {
        this(http, () -> {});
    }

    /** @param sent hears of each request that is let through */
    GuardDoor(SdkHttpClient http, Runnable sent) {
        this.http = http;
        this.sent = sent;
    }

    /** Lets the next request of this thread through. */
    void open() {
        open.set(true);
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        boolean passed = open.get();
        open.remove();
        if (!passed) {
            throw new RefusedException(
                    Guard.CODE,
                    false,
                    "refused a request to " + request.httpRequest().host()
                            + " before it was sent: it went around the guard",
                    "");
        }
        sent.run();
        return http.prepareRequest(request);
    }

    @Override
    public String clientName() {
        return http.clientName();
    }

    @Override
    public void close() {
        // Whoever made the inner client closes it.
    }
}
