package dev.fleetsh.sandbox.world;

import java.util.List;

/** Operating systems of the simulated fleet, with names and versions as agents report them. */
final class Platforms {
    private static final List<String> GENERAL = List.of("t3.medium", "m5.large", "c5.xlarge", "r5.large");
    private static final List<String> GRAVITON = List.of("t4g.medium", "m7g.large", "c7g.xlarge");
    private static final List<String> LARGE = List.of("m5.large", "m5.xlarge", "m6i.large");

    static final OperatingSystem WINDOWS_2008_R2 = windows("Server 2008 R2 Standard", "6.1.7601", 1);
    static final OperatingSystem WINDOWS_2012 = windows("Server 2012 Standard", "6.2.9200", 2);
    static final OperatingSystem WINDOWS_2012_R2 = windows("Server 2012 R2 Standard", "6.3.9600", 3);
    static final OperatingSystem WINDOWS_2016 = windows("Server 2016 Datacenter", "10.0.14393", 4);
    static final OperatingSystem WINDOWS_2016_NANO = windows("Server 2016 Datacenter", "10.0.14393", 5);
    static final OperatingSystem WINDOWS_2019 = windows("Server 2019 Datacenter", "10.0.17763", 6);
    static final OperatingSystem WINDOWS_2022 = windows("Server 2022 Datacenter", "10.0.20348", 7);
    static final OperatingSystem WINDOWS_2025 = windows("Server 2025 Datacenter", "10.0.26100", 8);
    static final OperatingSystem WINDOWS_10 = windows("10 Enterprise", "10.0.19045", 9);

    static final OperatingSystem AMAZON_LINUX_1 = linux("Amazon Linux AMI", "2018.03", 10);
    static final OperatingSystem AMAZON_LINUX_2 = linux("Amazon Linux", "2", 11);
    /** The agent reports VERSION_ID, which is the bare year. */
    static final OperatingSystem AMAZON_LINUX_2023 = linux("Amazon Linux", "2023", 12);

    static final OperatingSystem AMAZON_LINUX_2023_ARM = arm("Amazon Linux", "2023", 13);
    static final OperatingSystem UBUNTU_14 = linux("Ubuntu", "14.04", 14);
    static final OperatingSystem UBUNTU_16 = linux("Ubuntu", "16.04", 15);
    static final OperatingSystem UBUNTU_18 = linux("Ubuntu", "18.04", 16);
    static final OperatingSystem UBUNTU_20 = linux("Ubuntu", "20.04", 17);
    static final OperatingSystem UBUNTU_22 = linux("Ubuntu", "22.04", 18);
    static final OperatingSystem UBUNTU_24 = linux("Ubuntu", "24.04", 19);
    static final OperatingSystem RHEL_7 = linux("Red Hat Enterprise Linux Server", "7.9", 20);
    static final OperatingSystem RHEL_8 = linux("Red Hat Enterprise Linux", "8.10", 21);
    static final OperatingSystem RHEL_9 = linux("Red Hat Enterprise Linux", "9.4", 22);
    static final OperatingSystem DEBIAN_11 = linux("Debian GNU/Linux", "11", 23);
    static final OperatingSystem DEBIAN_12 = linux("Debian GNU/Linux", "12", 24);
    static final OperatingSystem SLES_12 = linux("SLES", "12.5", 25);
    static final OperatingSystem SLES_15 = linux("SLES", "15.5", 26);
    static final OperatingSystem ORACLE_8 = linux("Oracle Linux Server", "8.9", 27);
    static final OperatingSystem ROCKY_9 = linux("Rocky Linux", "9.3", 28);
    static final OperatingSystem ALMA_9 = linux("AlmaLinux", "9.4", 29);
    static final OperatingSystem BOTTLEROCKET = linux("Bottlerocket", "1.20.0", 30);
    static final OperatingSystem CENTOS_6 = linux("CentOS", "6.10", 31);
    static final OperatingSystem CENTOS_7 = linux("CentOS Linux", "7.9.2009", 32);
    static final OperatingSystem ALPINE = linux("Alpine Linux", "3.20.1", 33);

    static final OperatingSystem MACOS_12 = mac("12.7.6", "mac1.metal", "x86_64_mac", 34);
    static final OperatingSystem MACOS_13 = mac("13.6.9", "mac1.metal", "x86_64_mac", 35);
    static final OperatingSystem MACOS_14 = mac("14.5", "mac2.metal", "arm64_mac", 36);
    static final OperatingSystem MACOS_15 = mac("15.1", "mac2-m2.metal", "arm64_mac", 37);

    private Platforms() {}

    private static OperatingSystem windows(String edition, String version, int number) {
        return new OperatingSystem(
                new SimPlatform("Windows", "Microsoft Windows " + edition, version),
                new Image(imageId(number), "windows", "Windows", "x86_64"),
                LARGE);
    }

    private static OperatingSystem linux(String name, String version, int number) {
        String details = name.startsWith("Red Hat") ? "Red Hat Enterprise Linux" : "Linux/UNIX";
        return new OperatingSystem(
                new SimPlatform("Linux", name, version), new Image(imageId(number), null, details, "x86_64"), GENERAL);
    }

    private static OperatingSystem arm(String name, String version, int number) {
        return new OperatingSystem(
                new SimPlatform("Linux", name, version),
                new Image(imageId(number), null, "Linux/UNIX", "arm64"),
                GRAVITON);
    }

    private static OperatingSystem mac(String version, String instanceType, String architecture, int number) {
        return new OperatingSystem(
                new SimPlatform("MacOS", "macOS", version),
                new Image(imageId(number), null, "Linux/UNIX", architecture),
                List.of(instanceType));
    }

    private static String imageId(int number) {
        return "ami-0" + Serials.hex(number);
    }
}
