package dev.fleetsh.sandbox;

/**
 * A call that arrived.
 *
 * @param service the signing name, as `ssm`
 * @param operation the operation's name; empty where the request named none
 * @param account the account's id; empty where the request wasn't signed
 * @param region the Region that it was signed for; empty where it wasn't
 * @param outcome `OK`, an error code, or the word of the fault that broke the connection or the body
 */
public record Call(String service, String operation, String account, String region, String outcome) {
    /** The outcome of a call that was answered. */
    public static final String OK = "OK";

    Call with(String newOutcome) {
        return new Call(service, operation, account, region, newOutcome);
    }
}
