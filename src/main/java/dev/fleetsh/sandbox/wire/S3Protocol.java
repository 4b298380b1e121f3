package dev.fleetsh.sandbox.wire;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.PayloadTrait;

/** S3's REST with XML, for operations on buckets: the method and the query name the operation, host or path the bucket. */
public final class S3Protocol implements Protocol {
    private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";
    private static final int NO_CONTENT = 204;

    @Override
    public Optional<String> operation(WireRequest request) {
        if (bucket(request).isEmpty()) {
            return Optional.empty();
        }
        Parameters query = Parameters.ofQuery(request);
        String method = request.method();
        if (query.given("encryption")) {
            return switch (method) {
                case "GET" -> Optional.of("GetBucketEncryption");
                case "PUT" -> Optional.of("PutBucketEncryption");
                case "DELETE" -> Optional.of("DeleteBucketEncryption");
                default -> Optional.empty();
            };
        }
        if (query.given("location") && method.equals("GET")) {
            return Optional.of("GetBucketLocation");
        }
        return method.equals("HEAD") ? Optional.of("HeadBucket") : Optional.empty();
    }

    /** The bucket that a request is about; empty where it is about none, or about an object. */
    private static String bucket(WireRequest request) {
        String path = request.path().replaceFirst("^/", "").replaceFirst("/$", "");
        int service = request.host().indexOf(".s3.");
        if (service > 0) {
            return path.isEmpty() ? request.host().substring(0, service) : "";
        }
        return path.contains("/") ? "" : path;
    }

    @Override
    public void read(WireRequest request, SdkPojo builder) {
        for (SdkField<?> field : builder.sdkFields()) {
            if (field.memberName().equals("Bucket")) {
                field.set(builder, bucket(request));
            } else if (field.containsTrait(PayloadTrait.class) && request.body().length > 0) {
                SdkPojo payload = field.constructor().get();
                XmlReader.read(request.body(), payload);
                field.set(builder, Built.from(payload));
            }
        }
    }

    @Override
    public WireResponse write(String operation, SdkPojo response, String requestId) {
        Map<String, String> headers = new HashMap<>(Map.of("x-amz-request-id", requestId));
        XmlWriter xml = new XmlWriter();
        boolean body = false;
        for (SdkField<?> field : response.sdkFields()) {
            Object value = field.getValueOrDefault(response);
            if (value != null && field.location() == MarshallLocation.HEADER) {
                headers.put(field.unmarshallLocationName(), value.toString());
            } else if (value instanceof SdkPojo payload && field.containsTrait(PayloadTrait.class)) {
                xml.open(field.unmarshallLocationName(), NAMESPACE);
                xml.members(payload);
                xml.close(field.unmarshallLocationName());
                body = true;
            } else if (value instanceof String text && field.location() == MarshallLocation.PAYLOAD) {
                xml.open(field.unmarshallLocationName(), NAMESPACE);
                xml.text(text);
                xml.close(field.unmarshallLocationName());
                body = true;
            }
        }
        int status = operation.startsWith("Delete") ? NO_CONTENT : 200;
        WireResponse message = xml.message(status, requestId);
        headers.put("Content-Type", "application/xml");
        return new WireResponse(status, headers, body ? message.body() : new byte[0]);
    }

    @Override
    public WireResponse write(ServiceError error, String requestId) {
        XmlWriter xml = new XmlWriter();
        xml.open("Error");
        xml.element("Code", error.code());
        xml.element("Message", error.text());
        xml.element("RequestId", requestId);
        xml.close("Error");
        WireResponse message = xml.message(error.status(), requestId);
        return new WireResponse(
                error.status(),
                Map.of("Content-Type", "application/xml", "x-amz-request-id", requestId),
                message.body());
    }
}
