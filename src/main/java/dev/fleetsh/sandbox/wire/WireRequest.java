package dev.fleetsh.sandbox.wire;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An HTTP request as a service sees it.
 *
 * @param method the HTTP method, as {@code POST}
 * @param host the host name that the client addressed, without the port
 * @param path the raw path
 * @param query the raw query string, empty where there is none
 * @param headers the first value of each header; names are found in any case
 * @param body the whole body
 */
public record WireRequest(
        String method, String host, String path, String query, Map<String, String> headers, byte[] body) {
    public WireRequest {
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        headers = copy;
    }

    /** The value of a header, by its name in any case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The first label of the host name: `ssm` of `ssm.eu-west-3.amazonaws.com`. */
    public String endpointPrefix() {
        int dot = host.indexOf('.');
        return (dot < 0 ? host : host.substring(0, dot)).toLowerCase(Locale.ROOT);
    }
}
