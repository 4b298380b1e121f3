package dev.fleetsh.sandbox.service.ec2;

import dev.fleetsh.sandbox.network.Network;
import dev.fleetsh.sandbox.network.Vpc;
import dev.fleetsh.sandbox.service.Caller;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** What EC2's network operations have in common. */
final class Shown {
    private Shown() {}

    static Network network(Caller caller) {
        return caller.scope().resources().network();
    }

    /** Whose a VPC is. */
    static String owner(Caller caller, String vpc) {
        Vpc known = network(caller).vpcs().get(vpc);
        return known == null || known.owner().isEmpty() ? caller.account().id() : known.owner();
    }

    /** Things in VPCs, without those that only the owner of a shared VPC sees. */
    static <T> Map<String, T> seen(Caller caller, Map<String, T> all, Function<T, String> vpc) {
        if (network(caller).vpcs().values().stream()
                .allMatch(known -> known.owner().isEmpty())) {
            return all;
        }
        Map<String, T> own = new TreeMap<>(all);
        own.values().removeIf(thing -> !owner(caller, vpc.apply(thing))
                .equals(caller.account().id()));
        return own;
    }

    static void change(Caller caller, UnaryOperator<Network> change) {
        caller.change(scope -> scope.withResources(
                scope.resources().with(change.apply(scope.resources().network()))));
    }

    static List<Tag> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    static Map<String, String> tags(List<TagSpecification> specifications) {
        Map<String, String> tags = new TreeMap<>();
        specifications.forEach(specification ->
                specification.tags().forEach(tag -> tags.put(tag.key(), tag.value() == null ? "" : tag.value())));
        return tags;
    }

    /** A new id: the prefix and 17 hexadecimal digits. */
    static String id(String prefix) {
        return prefix + "0" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    }

    /** An id that follows from another one. */
    static String id(String prefix, String of) {
        return prefix
                + UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8))
                        .toString()
                        .replace("-", "")
                        .substring(0, 17);
    }
}
