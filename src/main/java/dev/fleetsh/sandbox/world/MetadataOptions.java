package dev.fleetsh.sandbox.world;

/**
 * Instance metadata service of an instance.
 *
 * @param httpEndpoint {@code enabled} or {@code disabled}
 * @param httpTokens {@code optional} or {@code required}
 * @param hopLimit 1 to 64
 */
public record MetadataOptions(String httpEndpoint, String httpTokens, int hopLimit) {
    static final MetadataOptions TOKENS_REQUIRED = new MetadataOptions("enabled", "required", 2);
    static final MetadataOptions TOKENS_OPTIONAL = new MetadataOptions("enabled", "optional", 1);
    static final MetadataOptions OFF = new MetadataOptions("disabled", "required", 1);
}
