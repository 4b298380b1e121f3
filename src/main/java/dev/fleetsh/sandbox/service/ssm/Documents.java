package dev.fleetsh.sandbox.service.ssm;

import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.service.Constraints;
import dev.fleetsh.sandbox.service.Page;
import dev.fleetsh.sandbox.service.Paging;
import dev.fleetsh.sandbox.wire.ServiceError;
import dev.fleetsh.sandbox.world.DocumentVersion;
import dev.fleetsh.sandbox.world.SimDocument;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.model.DescribeDocumentRequest;
import software.amazon.awssdk.services.ssm.model.DescribeDocumentResponse;
import software.amazon.awssdk.services.ssm.model.DocumentFormat;
import software.amazon.awssdk.services.ssm.model.DocumentKeyValuesFilter;
import software.amazon.awssdk.services.ssm.model.DocumentStatus;
import software.amazon.awssdk.services.ssm.model.GetDocumentRequest;
import software.amazon.awssdk.services.ssm.model.GetDocumentResponse;
import software.amazon.awssdk.services.ssm.model.ListDocumentVersionsRequest;
import software.amazon.awssdk.services.ssm.model.ListDocumentVersionsResponse;
import software.amazon.awssdk.services.ssm.model.ListDocumentsRequest;
import software.amazon.awssdk.services.ssm.model.ListDocumentsResponse;

/** Reading the documents that the account owns, the session preferences among them. */
final class Documents {
    static final Pattern NAME = Pattern.compile("^[a-zA-Z0-9_\\-.:/]{3,128}$");
    static final Pattern VERSION = Pattern.compile("([$]LATEST|[$]DEFAULT|^[1-9][0-9]*$)");
    private static final int MAX_PAGE = 50;

    private Documents() {}

    static GetDocumentResponse get(Caller caller, GetDocumentRequest request) {
        new Constraints()
                .required("name", request.name())
                .pattern("name", request.name(), NAME)
                .pattern("documentVersion", request.documentVersion(), VERSION)
                .oneOf("documentFormat", request.documentFormatAsString(), DocumentFormat.knownValues())
                .check();
        SimDocument document = find(caller, request.name());
        DocumentVersion version = version(document, request.documentVersion(), request.versionName());
        if (request.documentFormat() != null
                && !request.documentFormatAsString().equals(document.format())) {
            throw unmodelled("documents in another format than they were written in");
        }
        return GetDocumentResponse.builder()
                .name(document.name())
                .createdDate(version.created())
                .versionName(ManagedNode.given(version.name()))
                .documentVersion(Integer.toString(version.number()))
                .status(DocumentStatus.ACTIVE)
                .content(version.content())
                .documentType(document.type())
                .documentFormat(document.format())
                .build();
    }

    static DescribeDocumentResponse describe(Caller caller, DescribeDocumentRequest request) {
        new Constraints()
                .required("name", request.name())
                .pattern("name", request.name(), NAME)
                .pattern("documentVersion", request.documentVersion(), VERSION)
                .check();
        SimDocument document = find(caller, request.name());
        return DescribeDocumentResponse.builder()
                .document(DocumentRows.description(
                        caller, document, version(document, request.documentVersion(), request.versionName())))
                .build();
    }

    static ListDocumentVersionsResponse versions(Caller caller, ListDocumentVersionsRequest request) {
        new Constraints()
                .required("name", request.name())
                .pattern("name", request.name(), NAME)
                .range("maxResults", request.maxResults(), 1, MAX_PAGE)
                .check();
        SimDocument document = find(caller, request.name());
        List<DocumentVersion> newestFirst = document.versions().stream()
                .sorted((one, other) -> other.number() - one.number())
                .toList();
        Integer size = request.maxResults();
        Page<DocumentVersion> page = Paging.of(
                        caller,
                        request.toBuilder().maxResults(null).nextToken(null).build())
                .page(newestFirst, size == null ? MAX_PAGE : size, request.nextToken());
        return ListDocumentVersionsResponse.builder()
                .documentVersions(page.map(version -> DocumentRows.version(document, version)))
                .nextToken(page.nextToken())
                .build();
    }

    /** The document that a name or an ARN names. */
    static SimDocument find(Caller caller, String nameOrArn) {
        String name = nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1);
        SimDocument document = caller.scope().documents().get(name);
        if (document != null) {
            return document;
        }
        throw name.startsWith("AWS")
                ? unmodelled("documents of AWS, as " + name)
                : ServiceError.of("InvalidDocument", "Document with name " + name + " does not exist.");
    }

    /** The version that a request means. */
    static DocumentVersion version(SimDocument document, @Nullable String version, @Nullable String versionName) {
        if (versionName != null) {
            return document.versions().stream()
                    .filter(candidate -> candidate.name().equals(versionName))
                    .findFirst()
                    .orElseThrow(Documents::noVersion);
        }
        if ("$LATEST".equals(version)) {
            return document.latest();
        }
        int number = version == null || version.equals("$DEFAULT")
                ? document.defaultVersion()
                : version.length() > 9 ? 0 : Integer.parseInt(version);
        DocumentVersion found = document.version(number);
        if (found == null) {
            throw noVersion();
        }
        return found;
    }

    static ServiceError noVersion() {
        return ServiceError.of("InvalidDocumentVersion", "The document version is not valid or does not exist.");
    }

    static ListDocumentsResponse list(Caller caller, ListDocumentsRequest request) {
        new Constraints()
                .range("maxResults", request.maxResults(), 1, MAX_PAGE)
                .size("filters", true, request.filters(), 0, 6)
                .check();
        if (!request.documentFilterList().isEmpty() || !asks(request, "Owner", "Self")) {
            throw unmodelled("listings of documents other than by Filters with Owner=Self");
        }
        List<SimDocument> shown = new TreeMap<>(caller.scope().documents())
                .values().stream()
                        .filter(document -> request.filters().stream().allMatch(filter -> matches(document, filter)))
                        .toList();
        Integer size = request.maxResults();
        Page<SimDocument> page = Paging.of(
                        caller,
                        request.toBuilder().maxResults(null).nextToken(null).build())
                .page(shown, size == null ? MAX_PAGE : size, request.nextToken());
        return ListDocumentsResponse.builder()
                .documentIdentifiers(page.map(document -> DocumentRows.identifier(caller, document)))
                .nextToken(page.nextToken())
                .build();
    }

    private static boolean matches(SimDocument document, DocumentKeyValuesFilter filter) {
        return switch (filter.key()) {
            case "Owner" -> true;
            case "DocumentType" -> filter.values().contains(document.type());
            case "Name" -> filter.values().stream().anyMatch(document.name()::startsWith);
            default -> throw unmodelled("the document filter " + filter.key());
        };
    }

    private static boolean asks(ListDocumentsRequest request, String key, String value) {
        return request.filters().stream()
                .anyMatch(filter -> key.equals(filter.key()) && filter.values().contains(value));
    }

    /** An answer that isn't modelled is an error, since an empty one would be a lie. */
    static ServiceError unmodelled(String what) {
        return ServiceError.of("UnsupportedOperationException", "The sandbox does not simulate " + what + ".");
    }
}
