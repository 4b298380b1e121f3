package dev.fleetsh.aws;

import dev.fleetsh.aws.AwsSettings.Target;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Holds every attempt of a client's calls until its bucket has a token. The first is waited for before the call's own
 * time begins to run; one that a lane has taken already is used.
 */
final class Turns implements ExecutionInterceptor {
    private static final ExecutionAttribute<AtomicBoolean> FIRST = new ExecutionAttribute<>("fleetsh.first");

    private final Rates rates;
    private final Target target;
    private final String region;

    Turns(Rates rates, Target target, String region) {
        this.rates = rates;
        this.target = target;
        this.region = region;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        await(bucket(context.request(), attributes));
        attributes.putAttribute(FIRST, new AtomicBoolean(true));
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        AtomicBoolean first = attributes.getAttribute(FIRST);
        TokenBucket bucket = bucket(context.request(), attributes);
        if (first == null || !first.getAndSet(false)) {
            await(bucket);
        }
        rates.calling(bucket);
    }

    private static void await(TokenBucket bucket) {
        if (bucket.usePrepaid()) {
            return;
        }
        try {
            bucket.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AbortedException.create("interrupted while it waited for its turn", e);
        }
    }

    private TokenBucket bucket(SdkRequest request, ExecutionAttributes attributes) {
        String operation = Guard.operation(
                attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME),
                attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
        return rates.bucket(target, region, allAtOnce(operation, request) ? operation + " all at once" : operation);
    }

    /** EC2 allows fewer questions that neither filter nor page. */
    private static boolean allAtOnce(String operation, SdkRequest request) {
        if (!operation.startsWith("ec2:Describe")) {
            return false;
        }
        for (SdkField<?> field : request.sdkFields()) {
            String name = field.memberName().toLowerCase(Locale.ROOT);
            boolean narrows = name.equals("maxresults") || name.equals("filters") || name.endsWith("ids");
            Object value = narrows ? field.getValueOrDefault(request) : null;
            boolean given = value instanceof java.util.Collection<?> some ? !some.isEmpty() : value != null;
            if (given) {
                return false;
            }
        }
        return true;
    }
}
