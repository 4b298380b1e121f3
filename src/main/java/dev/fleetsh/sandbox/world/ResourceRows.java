package dev.fleetsh.sandbox.world;

import static dev.fleetsh.sandbox.world.Networks.everythingOut;
import static dev.fleetsh.sandbox.world.Networks.https;

import dev.fleetsh.sandbox.network.AclEntry;
import dev.fleetsh.sandbox.network.GroupRule;
import dev.fleetsh.sandbox.network.Network;
import dev.fleetsh.sandbox.network.Peer;
import dev.fleetsh.sandbox.network.VpcEndpoint;
import dev.fleetsh.sandbox.resource.Bucket;
import dev.fleetsh.sandbox.resource.Key;
import dev.fleetsh.sandbox.resource.LogGroup;
import dev.fleetsh.sandbox.resource.Resources;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the places have beside their nodes, and what is wrong with it. */
final class ResourceRows {
    /** A VPC whose endpoint of ssmmessages lets nobody in. */
    static final String REFUSING = "0c41a6b2e9d7f3805";

    /** A VPC from which nothing leads to Systems Manager. */
    static final String SHUT = "0b7e19c40d52a6f38";

    /** A VPC whose endpoints have no private DNS. */
    static final String NAMELESS = "0a93d5e17c264b80f";

    /** A VPC whose endpoint of ssm has a policy that somebody wrote for something else. */
    static final String RESTRICTED = "0d6c82f3b91e5a047";

    /** A security group that lets out to databases only. */
    static final String DATABASES_ONLY = "sg-0e4f2b7a9c1d63580";

    /** Number of a subnet whose network ACL denies the way out on 443. */
    static final int DENIED_SUBNET = 3;

    private static final String REFUSING_GROUP = "sg-07ae52c91d3f80b64";
    private static final String SESSION_KEY = "5c0f9d2e-3b7a-4e61-9f0d-2a6b8c4d1e7f";
    private static final Instant CREATED = Instant.parse("2024-02-06T10:00:00Z");
    private static final String PARAMETERS_ONLY = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
            + "\"Principal\":\"*\",\"Action\":[\"ssm:GetParameter\",\"ssm:GetParameters\"],\"Resource\":\"*\"}]}";

    private ResourceRows() {}

    static Resources of(Place place) {
        Resources resources = Resources.NONE.with(network(place));
        return switch (place) {
            case RETAIL_VIRGINIA -> resources.with(logs("/ssm/sessions"));
            case PLATFORM_MADRID -> resources.with(bucket(place, new Bucket.Encryption("AES256", null, false)));
            case PLATFORM_VIRGINIA ->
                resources
                        .with(key(place, SESSION_KEY, "sessions", "Disabled", null))
                        .with(key(place, "9a1d4e70-52c8-4b3f-8e16-7d0b9c2f5a34", "logs", "Enabled", null))
                        .with(key(
                                place,
                                "e2b86f05-7c41-4d9a-b3e8-10f5a6c7d298",
                                "old-sessions",
                                "PendingDeletion",
                                Instant.parse("2026-12-20T09:00:00Z")))
                        .with(bucket(place, null));
            case PLATFORM_MEXICO ->
                resources.with(refusing(place, key(place, SESSION_KEY, "sessions", "Enabled", null)));
            default -> resources;
        };
    }

    private static Network network(Place place) {
        Networks networks = new Networks(place).open("");
        return switch (place) {
            case RETAIL_PARIS -> new StoryNetworks(place, networks).build().build();
            case RETAIL_MADRID -> networks.shut(SHUT).build();
            case RETAIL_VIRGINIA -> virginia(networks);
            case PLATFORM_VIRGINIA ->
                networks.shut(REFUSING)
                        .group(
                                REFUSING,
                                "sg-0b2d96e41c7f5038a",
                                "endpoints",
                                "endpoints of ssm and ec2messages",
                                https("sgr-0d81c3f5a92b7e640", false, "10.96.0.0/16"),
                                everythingOut("sgr-0f27b4a6d8c913e55"))
                        .group(
                                REFUSING,
                                REFUSING_GROUP,
                                "endpoint-ssmmessages",
                                "endpoint of ssmmessages, for the old block",
                                https("sgr-03b6e9d1f4c8a7052", false, "10.97.0.0/16"),
                                everythingOut("sgr-06d4a2c8e1f7b3959"))
                        .endpoint(REFUSING, "ssm", "sg-0b2d96e41c7f5038a")
                        .endpoint(REFUSING, "ec2messages", "sg-0b2d96e41c7f5038a")
                        .endpoint(REFUSING, "ssmmessages", REFUSING_GROUP)
                        .build();
            default -> networks.build();
        };
    }

    private static Network virginia(Networks networks) {
        String all = "10.32.0.0/16";
        return networks.group(
                        "",
                        DATABASES_ONLY,
                        "databases-only",
                        "lets out to databases only",
                        new GroupRule("sgr-0c95e1b7f2a4d8063", true, "tcp", 5432, 5432, Peer.block(all), ""))
                .acl(
                        "",
                        DENIED_SUBNET,
                        "no-https",
                        new AclEntry(100, true, "6", false, "0.0.0.0/0", 443, 443),
                        new AclEntry(200, true, "-1", true, "0.0.0.0/0", -1, -1),
                        new AclEntry(100, false, "-1", true, "0.0.0.0/0", -1, -1))
                .shut(NAMELESS)
                .dns(NAMELESS, true, false)
                .group(
                        NAMELESS,
                        "sg-0f6b3d9a1e8c25740",
                        "endpoints",
                        "endpoints of Systems Manager",
                        https("sgr-0a4c7e2f9b1d86350", false, all))
                .endpoint(NAMELESS, "ssm", "sg-0f6b3d9a1e8c25740", VpcEndpoint.FULL_ACCESS, false)
                .endpoint(NAMELESS, "ssmmessages", "sg-0f6b3d9a1e8c25740", VpcEndpoint.FULL_ACCESS, false)
                .shut(RESTRICTED)
                .group(
                        RESTRICTED,
                        "sg-02e8d5c1a7f394b60",
                        "endpoints",
                        "endpoints of Systems Manager",
                        https("sgr-05f1b9d3c7e2a8460", false, all))
                .endpoint(RESTRICTED, "ssm", "sg-02e8d5c1a7f394b60", PARAMETERS_ONLY, true)
                .endpoint(RESTRICTED, "ssmmessages", "sg-02e8d5c1a7f394b60")
                .build();
    }

    private static Key key(Place place, String id, String alias, String state, @Nullable Instant deletion) {
        String account = place.account.id();
        String policy = "{\"Version\":\"2012-10-17\",\"Id\":\"key-default-1\",\"Statement\":[{\"Sid\":"
                + "\"Enable IAM User Permissions\",\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::"
                + account
                + ":root\"},\"Action\":\"kms:*\",\"Resource\":\"*\"}]}";
        return new Key(
                id,
                "arn:aws:kms:" + place.region + ":" + account + ":key/" + id,
                "",
                state,
                deletion,
                CREATED,
                List.of("alias/" + alias),
                policy);
    }

    /** The key with a policy that one role is denied by. */
    private static Key refusing(Place place, Key key) {
        String denial = ",{\"Sid\":\"NotForAudited\",\"Effect\":\"Deny\",\"Principal\":{\"AWS\":\"arn:aws:iam::"
                + place.account.id() + ":role/" + Identities.KEYLESS
                + "\"},\"Action\":\"kms:Decrypt\",\"Resource\":\"*\"}]}";
        return new Key(
                key.id(),
                key.arn(),
                key.description(),
                key.state(),
                key.deletion(),
                key.created(),
                key.aliases(),
                key.policy().substring(0, key.policy().length() - 2) + denial);
    }

    private static LogGroup logs(String name) {
        return new LogGroup(name, null, 90, CREATED, Map.of());
    }

    private static Bucket bucket(Place place, Bucket.@Nullable Encryption encryption) {
        return new Bucket("session-logs-" + place.account.id() + "-" + place.region, place.region, encryption);
    }
}
