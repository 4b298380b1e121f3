package dev.fleetsh.aws;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Operations that one endpoint does not answer. After a few calls in a row without any answer an operation is not asked
 * there any more, in no scope: each call would cost its whole timeout. Calls that are in flight may still bring it back.
 */
final class Silence implements ExecutionInterceptor {
    /** In a row over all scopes; workers ask at once, so more of them than this time out together. */
    static final int HOPELESS = 3;

    private final Map<String, AtomicInteger> unanswered = new ConcurrentHashMap<>();

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        if (count(attributes).get() >= HOPELESS) {
            throw ApiCallTimeoutException.builder()
                    .message("earlier calls got no answer")
                    .build();
        }
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        count(attributes).set(0);
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        Refusal.Kind kind = Refusal.of(context.exception(), "").kind();
        if (kind == Refusal.Kind.TIMED_OUT) {
            count(attributes).incrementAndGet();
        } else if (kind != Refusal.Kind.CANCELLED) {
            count(attributes).set(0);
        }
    }

    private AtomicInteger count(ExecutionAttributes attributes) {
        String operation = attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME) + ":"
                + attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        return unanswered.computeIfAbsent(operation, key -> new AtomicInteger());
    }
}
