package dev.fleetsh.sandbox.wire;

import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;

/** EC2's own kind of query: every list is flat in the request, and the answer has no result element. */
public final class Ec2Protocol implements Protocol {
    private static final String NAMESPACE = "http://ec2.amazonaws.com/doc/2016-11-15/";

    @Override
    public Optional<String> operation(WireRequest request) {
        return Parameters.of(request).text("Action");
    }

    @Override
    public void read(WireRequest request, SdkPojo builder) {
        new ParameterReader((list, flattened) -> list).read(Parameters.of(request), builder);
    }

    @Override
    public WireResponse write(String operation, SdkPojo response, String requestId) {
        XmlWriter xml = new XmlWriter();
        xml.open(operation + "Response", NAMESPACE);
        xml.element("requestId", requestId);
        xml.members(response);
        xml.close(operation + "Response");
        return xml.message(200, requestId);
    }

    @Override
    public WireResponse write(ServiceError error, String requestId) {
        XmlWriter xml = new XmlWriter();
        xml.open("Response");
        xml.open("Errors");
        xml.open("Error");
        xml.element("Code", error.code());
        xml.element("Message", error.text());
        xml.close("Error");
        xml.close("Errors");
        xml.element("RequestID", requestId);
        xml.close("Response");
        return xml.message(error.status(), requestId);
    }
}
