package dev.fleetsh.sandbox.resource;

import dev.fleetsh.sandbox.network.Network;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an account has in a Region beside its nodes.
 *
 * @param network VPCs and all that is in them
 * @param keys KMS keys by id
 * @param logGroups log groups by name
 * @param buckets buckets by name
 */
public record Resources(
        Network network, Map<String, Key> keys, Map<String, LogGroup> logGroups, Map<String, Bucket> buckets) {
    /** Nothing. */
    public static final Resources NONE = new Resources(Network.NONE, Map.of(), Map.of(), Map.of());

    /** The same with another network. */
    public Resources with(Network newNetwork) {
        return new Resources(newNetwork, keys, logGroups, buckets);
    }

    /** The same with a key in the place of the one of the same id, or with one more. */
    public Resources with(Key key) {
        return new Resources(network, plus(keys, key.id(), key), logGroups, buckets);
    }

    /** The same with a log group in the place of the one of the same name, or with one more. */
    public Resources with(LogGroup group) {
        return new Resources(network, keys, plus(logGroups, group.name(), group), buckets);
    }

    /** The same without the log group of that name. */
    public Resources withoutLogGroup(String name) {
        Map<String, LogGroup> copy = new TreeMap<>(logGroups);
        copy.remove(name);
        return new Resources(network, keys, Collections.unmodifiableMap(copy), buckets);
    }

    /** The same with a bucket in the place of the one of the same name, or with one more. */
    public Resources with(Bucket bucket) {
        return new Resources(network, keys, logGroups, plus(buckets, bucket.name(), bucket));
    }

    private static <T> Map<String, T> plus(Map<String, T> map, String id, T thing) {
        Map<String, T> copy = new TreeMap<>(map);
        copy.put(id, thing);
        return Collections.unmodifiableMap(copy);
    }
}
