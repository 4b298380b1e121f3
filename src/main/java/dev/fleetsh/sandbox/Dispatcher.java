package dev.fleetsh.sandbox;

import dev.fleetsh.sandbox.identity.Policy;
import dev.fleetsh.sandbox.identity.Question;
import dev.fleetsh.sandbox.live.LiveWorld;
import dev.fleetsh.sandbox.service.Actions;
import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.service.CommonErrors;
import dev.fleetsh.sandbox.service.Operation;
import dev.fleetsh.sandbox.service.Service;
import dev.fleetsh.sandbox.service.Services;
import dev.fleetsh.sandbox.wire.CredentialScope;
import dev.fleetsh.sandbox.wire.JsonProtocol;
import dev.fleetsh.sandbox.wire.QueryProtocol;
import dev.fleetsh.sandbox.wire.ServiceError;
import dev.fleetsh.sandbox.wire.WireRequest;
import dev.fleetsh.sandbox.wire.WireResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/** From a request to what the client gets to see: finds the operation, lets faults strike, answers. */
final class Dispatcher {
    /** Neither JSON nor well-formed XML, as such pages are. */
    private static final byte[] SIGN_IN_PAGE =
            "<!DOCTYPE html><html><head><meta charset=utf-8><title>Sign in</title></head><body>Welcome<br></body></html>"
                    .getBytes(StandardCharsets.UTF_8);

    private final Callers callers;
    private final Faults faults;
    private final CallLog calls;
    private final RateLimits limits;
    private final ChangeLog changes;
    private final LiveWorld live;
    private final Services services;
    /** What callers may do; null for everything that their accounts do not deny. */
    private volatile @Nullable Policy callersPolicy;

    private final Service unknownJson = Service.global("unknown", new JsonProtocol("1.1"), CommonErrors.JSON);
    private final Service unknownQuery =
            Service.global("unknown", new QueryProtocol("https://aws.amazon.com/"), CommonErrors.QUERY);

    Dispatcher(
            LiveWorld live,
            Callers callers,
            Faults faults,
            RateLimits limits,
            CallLog calls,
            ChangeLog changes,
            Services services) {
        this.live = live;
        this.callers = callers;
        this.faults = faults;
        this.limits = limits;
        this.calls = calls;
        this.changes = changes;
        this.services = services;
    }

    Answer answer(WireRequest request) {
        Optional<CredentialScope> signed = CredentialScope.of(request);
        String name = signed.map(CredentialScope::service).orElseGet(request::endpointPrefix);
        Service service = services.find(name, JsonProtocol.spokenIn(request) ? unknownJson : unknownQuery);
        String requestId = UUID.randomUUID().toString();
        Call call = new Call(name, "", "", signed.map(CredentialScope::region).orElse(""), Call.OK);
        try {
            String operation = service.protocol().operation(request).orElse("");
            call = new Call(name, operation, "", call.region(), Call.OK);
            Caller caller = callers.find(service, signed.orElseThrow(service.errors()::unsigned), request);
            call = new Call(name, operation, caller.account().id(), call.region(), Call.OK);
            if (!limits.admit(call, request)) {
                throw service.errors().throttled();
            }
            return struck(new Arrival(service, call, caller, signed.orElseThrow(), request, requestId));
        } catch (ServiceError error) {
            calls.add(call.with(error.code()));
            return whole(Duration.ZERO, service.protocol().write(error, requestId));
        }
    }

    private record Arrival(
            Service service, Call call, Caller caller, CredentialScope signed, WireRequest request, String requestId) {}

    private Answer struck(Arrival arrival) {
        Faults.Strike strike =
                faults.strike(arrival.call, arrival.caller.account().alias());
        Fault effect = strike.effect();
        FaultKind kind = effect == null ? FaultKind.LATENCY : effect.kind();
        Duration delay = strike.delay();
        switch (kind) {
            case TIMEOUT -> {
                calls.add(arrival.call.with(kind.word()));
                return new Answer.Silence(effect == null ? delay : delay.plus(effect.duration()));
            }
            case RESET -> {
                calls.add(arrival.call.with(kind.word()));
                return new Answer.Reset(delay);
            }
            case LOST -> {
                response(arrival, kind);
                calls.add(arrival.call.with(kind.word()));
                return new Answer.Reset(delay);
            }
            case GARBAGE -> {
                calls.add(arrival.call.with(kind.word()));
                return whole(delay, new WireResponse(200, Map.of("Content-Type", "text/html"), SIGN_IN_PAGE));
            }
            case TRUNCATE -> {
                calls.add(arrival.call.with(kind.word()));
                WireResponse response = response(arrival, kind).response;
                return new Answer.Reply(delay, response, response.body().length / 2);
            }
            default -> {
                Outcome outcome = response(arrival, kind);
                calls.add(arrival.call.with(outcome.code));
                return whole(delay, outcome.response);
            }
        }
    }

    private static Answer whole(Duration delay, WireResponse response) {
        return new Answer.Reply(delay, response, response.body().length);
    }

    private record Outcome(String code, WireResponse response) {}

    private Outcome response(Arrival arrival, FaultKind kind) {
        try {
            SdkPojo response = handle(arrival, kind);
            return new Outcome(
                    Call.OK, arrival.service.protocol().write(arrival.call.operation(), response, arrival.requestId));
        } catch (ServiceError error) {
            return new Outcome(error.code(), arrival.service.protocol().write(error, arrival.requestId));
        }
    }

    private SdkPojo handle(Arrival arrival, FaultKind kind) {
        CommonErrors errors = arrival.service.errors();
        if (kind == FaultKind.THROTTLE) {
            throw errors.throttled();
        }
        if (kind == FaultKind.FAIL) {
            throw errors.failed();
        }
        Operation<?, ?> operation = arrival.service.operation(arrival.call.operation());
        if (operation == null) {
            throw errors.unknownOperation(arrival.call.operation());
        }
        if (!operation.changes()) {
            return permitted(arrival, kind, operation, arrival.caller).answer();
        }
        return live.exclusively(() -> {
            Caller caller = callers.find(arrival.service, arrival.signed, arrival.request);
            Operation.Bound<?> bound = permitted(arrival, kind, operation, caller);
            SdkPojo response = bound.answer();
            changes.add(new Change(
                    arrival.call.service(),
                    arrival.call.operation(),
                    arrival.call.account(),
                    arrival.call.region(),
                    bound.parameters(),
                    arrival.requestId,
                    caller.account().callerArn(),
                    live.now()));
            return response;
        });
    }

    /** Lets callers do what this policy allows and nothing else. */
    void restrict(Policy policy) {
        callersPolicy = policy;
    }

    private Operation.Bound<?> permitted(Arrival arrival, FaultKind kind, Operation<?, ?> operation, Caller caller) {
        Operation.Bound<?> bound = operation.read(arrival.service.protocol(), arrival.request, caller);
        String action = Actions.of(arrival.service.name(), operation.name());
        if (kind == FaultKind.DENY || caller.scope().denies(action) || !allowed(action, bound.resource())) {
            throw arrival.service.errors().denied(caller, action, bound.resource());
        }
        return bound;
    }

    private boolean allowed(String action, String resource) {
        Policy policy = callersPolicy;
        return policy == null
                || !Actions.asked(action)
                || policy.decide(new Question("", action, resource, Map.of())).allowed();
    }
}
