package dev.fleetsh.sandbox.world;

/**
 * A service setting of a scope.
 *
 * @param value as GetServiceSetting answers
 * @param status {@code Default} or {@code Customized}
 */
public record ServiceSetting(String value, String status) {}
