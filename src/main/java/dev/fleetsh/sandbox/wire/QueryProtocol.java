package dev.fleetsh.sandbox.wire;

import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;

/** AWS query: the operation in the parameter `Action`, the members as form parameters, the answer as XML. */
public final class QueryProtocol implements Protocol {
    private final String namespace;

    /** The protocol of a service whose answers are in an XML namespace. */
    public QueryProtocol(String namespace) {
        this.namespace = namespace;
    }

    @Override
    public Optional<String> operation(WireRequest request) {
        return Parameters.of(request).text("Action");
    }

    @Override
    public void read(WireRequest request, SdkPojo builder) {
        new ParameterReader(QueryProtocol::elements).read(Parameters.of(request), builder);
    }

    private static Parameters elements(Parameters list, boolean flattened) {
        return flattened ? list : list.child("member");
    }

    @Override
    public WireResponse write(String operation, SdkPojo response, String requestId) {
        XmlWriter xml = new XmlWriter();
        xml.open(operation + "Response", namespace);
        xml.open(operation + "Result");
        xml.members(response);
        xml.close(operation + "Result");
        xml.open("ResponseMetadata");
        xml.element("RequestId", requestId);
        xml.close("ResponseMetadata");
        xml.close(operation + "Response");
        return xml.message(200, requestId);
    }

    @Override
    public WireResponse write(ServiceError error, String requestId) {
        XmlWriter xml = new XmlWriter();
        xml.open("ErrorResponse", namespace);
        xml.open("Error");
        xml.element("Type", error.status() < 500 ? "Sender" : "Receiver");
        xml.element("Code", error.code());
        xml.element("Message", error.text());
        xml.close("Error");
        xml.element("RequestId", requestId);
        xml.close("ErrorResponse");
        return xml.message(error.status(), requestId);
    }
}
