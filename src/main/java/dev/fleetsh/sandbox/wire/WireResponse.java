package dev.fleetsh.sandbox.wire;

import java.util.Map;

/**
 * An HTTP response.
 *
 * @param status the HTTP status code
 * @param headers one value for each name, without `Content-Length`
 * @param body the whole body
 */
public record WireResponse(int status, Map<String, String> headers, byte[] body) {
    public WireResponse {
        headers = Map.copyOf(headers);
    }
}
