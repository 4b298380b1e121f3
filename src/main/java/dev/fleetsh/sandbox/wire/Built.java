package dev.fleetsh.sandbox.wire;

import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.Buildable;

/** The finished form of a builder that the SDK's field metadata made. */
final class Built {
    private Built() {}

    /** Every builder among the SDK's pojos is a {@link Buildable}. */
    static Object from(SdkPojo builder) {
        return ((Buildable) builder).build();
    }
}
