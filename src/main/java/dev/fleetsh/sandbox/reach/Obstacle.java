package dev.fleetsh.sandbox.reach;

/** What keeps a node from a service of Systems Manager. */
public enum Obstacle {
    /** The instance does not run. */
    NOT_RUNNING,
    /** Instance metadata is off, so the agent knows neither itself nor its credentials. */
    METADATA_OFF,
    /** No profile, and no Default Host Management that would do. */
    NO_PROFILE,
    /** The profile has no role. */
    NO_ROLE,
    /** The role does not trust the service that would lend it. */
    NO_TRUST,
    /** The role does not allow what the agent does. */
    NO_PERMISSION,
    /** The agent's proxy passes no WebSockets. */
    PROXY,
    /** The machine does not trust who signed the certificate of the endpoint. */
    CERTIFICATE,
    /** The sandbox knows no such VPC or subnet. */
    NO_NETWORK,
    /** The VPC resolves no names. */
    NO_NAMES,
    /** Neither an endpoint nor a gateway is on the way. */
    NO_WAY,
    /** The security groups of the node keep it in. */
    GROUP_OUT,
    /** The security groups of the endpoint keep the node out. */
    GROUP_IN,
    /** A network ACL denies the way, or the way back. */
    ACL,
    /** The policy of the endpoint does not allow what the agent does. */
    ENDPOINT_POLICY
}
