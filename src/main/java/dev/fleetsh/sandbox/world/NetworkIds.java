package dev.fleetsh.sandbox.world;

/**
 * Ids of what is in a VPC, which follow from the VPC's own.
 *
 * @param network 17 hexadecimal digits
 */
record NetworkIds(String network) {
    /** The ids of a place's own VPC, or of the VPC with these digits. */
    static NetworkIds of(Place place, String vpc) {
        return new NetworkIds(vpc.isEmpty() ? "0" + Serials.hex(1000 + 10L * place.ordinal()) : vpc);
    }

    String vpc() {
        return "vpc-" + network;
    }

    /** The subnet of that number, 0 to 3. */
    String subnet(int number) {
        return "subnet-" + digits(number);
    }

    /** The security group of the instances. */
    String group() {
        return "sg-" + digits(9);
    }

    /** Another thing with an id of its own; numbers from 10 on are free. */
    String id(String prefix, int number) {
        return prefix + digits(number);
    }

    private String digits(long number) {
        return "0" + Serials.hex(network.hashCode() + number);
    }
}
