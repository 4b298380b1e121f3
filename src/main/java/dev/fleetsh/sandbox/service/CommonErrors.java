package dev.fleetsh.sandbox.service;

import dev.fleetsh.sandbox.wire.ServiceError;

/** The errors that any operation can answer, in the words of each kind of service. */
public enum CommonErrors {
    /** Services with the JSON protocol. */
    JSON {
        @Override
        public ServiceError unknownOperation(String operation) {
            return ServiceError.of(
                    "UnknownOperationException", "The requested operation is not recognized: " + operation);
        }

        @Override
        public ServiceError unsigned() {
            return ServiceError.of("MissingAuthenticationTokenException", "Missing Authentication Token");
        }

        @Override
        public ServiceError unknownCredentials() {
            return ServiceError.of(
                    "UnrecognizedClientException", "The security token included in the request is invalid.");
        }

        @Override
        public ServiceError expired() {
            return ServiceError.of("ExpiredTokenException", EXPIRED_TEXT);
        }

        @Override
        public ServiceError noSuchRegion() {
            return ServiceError.of("InvalidSignatureException", SCOPE_TEXT);
        }

        @Override
        public ServiceError throttled() {
            return ServiceError.of("ThrottlingException", "Rate exceeded");
        }

        @Override
        public ServiceError denied(Caller caller, String action, String resource) {
            return ServiceError.of("AccessDeniedException", deniedText(caller, action, resource));
        }

        @Override
        public ServiceError failed() {
            return new ServiceError("InternalServerError", 500, FAILED_TEXT);
        }
    },

    /** Services with the query protocol. */
    QUERY {
        @Override
        public ServiceError unknownOperation(String operation) {
            return ServiceError.of("InvalidAction", "Could not find operation " + operation);
        }

        @Override
        public ServiceError unsigned() {
            return new ServiceError("MissingAuthenticationToken", 403, "Request is missing Authentication Token");
        }

        @Override
        public ServiceError unknownCredentials() {
            return new ServiceError(
                    "InvalidClientTokenId", 403, "The security token included in the request is invalid.");
        }

        @Override
        public ServiceError expired() {
            return new ServiceError("ExpiredToken", 403, EXPIRED_TEXT);
        }

        @Override
        public ServiceError noSuchRegion() {
            return new ServiceError("SignatureDoesNotMatch", 403, SCOPE_TEXT);
        }

        @Override
        public ServiceError throttled() {
            return ServiceError.of("Throttling", "Rate exceeded");
        }

        @Override
        public ServiceError denied(Caller caller, String action, String resource) {
            return new ServiceError("AccessDenied", 403, deniedText(caller, action, resource));
        }

        @Override
        public ServiceError failed() {
            return new ServiceError("ServiceFailure", 500, FAILED_TEXT);
        }
    },

    /** EC2. */
    EC2 {
        @Override
        public ServiceError unknownOperation(String operation) {
            return ServiceError.of("InvalidAction", "The action " + operation + " is not valid for this web service.");
        }

        @Override
        public ServiceError unsigned() {
            return new ServiceError("MissingAuthenticationToken", 403, "Request is missing Authentication Token");
        }

        @Override
        public ServiceError unknownCredentials() {
            return new ServiceError("AuthFailure", 401, "AWS was not able to validate the provided access credentials");
        }

        @Override
        public ServiceError expired() {
            return new ServiceError("RequestExpired", 400, "Request has expired.");
        }

        @Override
        public ServiceError noSuchRegion() {
            return new ServiceError("AuthFailure", 401, SCOPE_TEXT);
        }

        @Override
        public ServiceError throttled() {
            return new ServiceError("RequestLimitExceeded", 503, "Request limit exceeded.");
        }

        @Override
        public ServiceError denied(Caller caller, String action, String resource) {
            return new ServiceError(
                    "UnauthorizedOperation",
                    403,
                    "You are not authorized to perform this operation. " + deniedText(caller, action, resource));
        }

        @Override
        public ServiceError failed() {
            return new ServiceError("InternalError", 500, FAILED_TEXT);
        }
    },

    /** S3. */
    S3 {
        @Override
        public ServiceError unknownOperation(String operation) {
            return new ServiceError(
                    "NotImplemented", 501, "A header you provided implies functionality that is not implemented");
        }

        @Override
        public ServiceError unsigned() {
            return new ServiceError("AccessDenied", 403, "Access Denied");
        }

        @Override
        public ServiceError unknownCredentials() {
            return new ServiceError(
                    "InvalidAccessKeyId", 403, "The AWS Access Key Id you provided does not exist in our records.");
        }

        @Override
        public ServiceError expired() {
            return ServiceError.of("ExpiredToken", "The provided token has expired.");
        }

        @Override
        public ServiceError noSuchRegion() {
            return ServiceError.of("AuthorizationHeaderMalformed", SCOPE_TEXT);
        }

        @Override
        public ServiceError throttled() {
            return new ServiceError("SlowDown", 503, "Please reduce your request rate.");
        }

        @Override
        public ServiceError denied(Caller caller, String action, String resource) {
            return new ServiceError("AccessDenied", 403, deniedText(caller, action, resource));
        }

        @Override
        public ServiceError failed() {
            return new ServiceError("InternalError", 500, "We encountered an internal error. Please try again.");
        }
    };

    private static final String SCOPE_TEXT = "Credential should be scoped to a valid region.";
    private static final String EXPIRED_TEXT = "The security token included in the request is expired";
    private static final String FAILED_TEXT = "An internal error occurred on the server.";

    /** The operation isn't one of the service's, or not one that is simulated. */
    public abstract ServiceError unknownOperation(String operation);

    /** The request isn't signed. */
    public abstract ServiceError unsigned();

    /** The credentials are not known in the Region: it isn't enabled for the account. */
    public abstract ServiceError unknownCredentials();

    /** The credentials were lent for a time that is over. */
    public abstract ServiceError expired();

    /** The request was signed for a Region that there isn't. */
    public abstract ServiceError noSuchRegion();

    /** One call too many. */
    public abstract ServiceError throttled();

    /** No policy of the caller allows the action on the resource. */
    public abstract ServiceError denied(Caller caller, String action, String resource);

    /** The service's own fault. */
    public abstract ServiceError failed();

    private static String deniedText(Caller caller, String action, String resource) {
        String on = resource.equals("*") ? "" : " on resource: " + resource;
        return "User: " + caller.account().callerArn() + " is not authorized to perform: " + action + on
                + " because no identity-based policy allows the " + action + " action";
    }
}
