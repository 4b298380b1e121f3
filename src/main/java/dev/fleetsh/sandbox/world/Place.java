package dev.fleetsh.sandbox.world;

import static dev.fleetsh.sandbox.world.Accounts.LABS;
import static dev.fleetsh.sandbox.world.Accounts.PLATFORM;
import static dev.fleetsh.sandbox.world.Accounts.RETAIL;
import static dev.fleetsh.sandbox.world.Place.Hosts.MANAGED;
import static dev.fleetsh.sandbox.world.Place.Hosts.UNMANAGED;
import static dev.fleetsh.sandbox.world.Place.Tier.ADVANCED;
import static dev.fleetsh.sandbox.world.Place.Tier.GONE;
import static dev.fleetsh.sandbox.world.Place.Tier.STANDARD;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The scopes of the simulated fleet and what is set in them, account by account. */
enum Place {
    RETAIL_PARIS(RETAIL, "eu-west-3", 24, SessionDocuments.PLAIN, STANDARD, UNMANAGED, "tag:Env=prod,staging"),
    RETAIL_MADRID(RETAIL, "eu-south-2", 10, null, STANDARD, UNMANAGED, "tag:Env=prod"),
    RETAIL_VIRGINIA(RETAIL, "us-east-1", 17, SessionDocuments.STREAMING, STANDARD, MANAGED, "InstanceIds=*"),
    RETAIL_MEXICO(RETAIL, "mx-central-1", 6, null, GONE, UNMANAGED, "tag:Env=prod,staging"),
    PLATFORM_PARIS(PLATFORM, "eu-west-3", 19, SessionDocuments.SHELL_PROFILES, ADVANCED, MANAGED, "InstanceIds=*"),
    PLATFORM_MADRID(PLATFORM, "eu-south-2", 3, SessionDocuments.RUN_AS, ADVANCED, UNMANAGED, "InstanceIds=*"),
    PLATFORM_VIRGINIA(PLATFORM, "us-east-1", 4, SessionDocuments.EVERYTHING, ADVANCED, MANAGED, "tag:Role=web,app"),
    PLATFORM_MEXICO(PLATFORM, "mx-central-1", 5, SessionDocuments.KMS, GONE, UNMANAGED, ""),
    LABS_PARIS(LABS, "eu-west-3", 3, SessionDocuments.RUN_AS_NOBODY, STANDARD, UNMANAGED, "names=DC-LAB-01"),
    LABS_MADRID(LABS, "eu-south-2", 2, SessionDocuments.BROKEN, STANDARD, UNMANAGED, ""),
    LABS_VIRGINIA(LABS, "us-east-1", 5, SessionDocuments.TEXT_BOOLEANS, STANDARD, UNMANAGED, "tag:Team=labs"),
    /** The only place where the session document may not be read. */
    LABS_MEXICO(LABS, "mx-central-1", 2, SessionDocuments.PLAIN, GONE, UNMANAGED, "", "ssm:GetDocument");

    /** The Regions; mx-central-1 was launched after 2023 and so has no ec2messages. */
    static final List<String> REGIONS = List.of("eu-west-3", "eu-south-2", "us-east-1", "mx-central-1");

    /** Activation tier of a place. */
    enum Tier {
        STANDARD(new ServiceSetting("standard", "Default")),
        ADVANCED(new ServiceSetting("advanced", "Customized")),
        /** The service knows no such setting. */
        GONE(null);

        final @Nullable ServiceSetting setting;

        Tier(@Nullable ServiceSetting setting) {
            this.setting = setting;
        }
    }

    /** Default Host Management Configuration of a place. */
    enum Hosts {
        MANAGED(new ServiceSetting("service-role/AWSSystemsManagerDefaultEC2InstanceManagementRole", "Customized")),
        UNMANAGED(new ServiceSetting("$None", "Default"));

        final ServiceSetting setting;

        Hosts(ServiceSetting setting) {
            this.setting = setting;
        }
    }

    final Account account;
    final String region;

    /** Percent of the bulk. */
    final int share;

    final @Nullable String document;
    /** IAM actions that are refused. */
    final Set<String> denied;

    final Tier tier;
    final Hosts hosts;

    /** What the association that updates the agent covers, as KEY=VALUE,…; {@code names} for ids; empty for none. */
    final String updates;

    Place(
            Account account,
            String region,
            int share,
            @Nullable String document,
            Tier tier,
            Hosts hosts,
            String updates,
            String... denied) {
        this.account = account;
        this.region = region;
        this.share = share;
        this.document = document == null ? null : SessionDocuments.of(document, account, region);
        this.denied = Set.of(denied);
        this.tier = tier;
        this.hosts = hosts;
        this.updates = updates;
    }

    /** Towns of the Region, as names of nodes use them. */
    List<String> sites() {
        return switch (region) {
            case "eu-west-3" -> List.of("PARIS", "LYON", "LILLE");
            case "eu-south-2" -> List.of("MAD", "BCN", "VALENCIA");
            case "us-east-1" -> List.of("NYC", "BOSTON", "MIAMI");
            default -> List.of("MEX", "GDL", "MTY");
        };
    }

    /** Domain that Windows servers of the place join. */
    Domain domain() {
        return account == PLATFORM ? Domains.EMEA : account == RETAIL ? Domains.CORP : Domains.LABS;
    }
}
