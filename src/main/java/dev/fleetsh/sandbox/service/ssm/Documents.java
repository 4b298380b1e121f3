package dev.fleetsh.sandbox.service.ssm;

import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.service.Constraints;
import dev.fleetsh.sandbox.service.Page;
import dev.fleetsh.sandbox.service.Paging;
import dev.fleetsh.sandbox.wire.ServiceError;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.model.DocumentFormat;
import software.amazon.awssdk.services.ssm.model.DocumentIdentifier;
import software.amazon.awssdk.services.ssm.model.DocumentKeyValuesFilter;
import software.amazon.awssdk.services.ssm.model.DocumentStatus;
import software.amazon.awssdk.services.ssm.model.DocumentType;
import software.amazon.awssdk.services.ssm.model.GetDocumentRequest;
import software.amazon.awssdk.services.ssm.model.GetDocumentResponse;
import software.amazon.awssdk.services.ssm.model.ListDocumentsRequest;
import software.amazon.awssdk.services.ssm.model.ListDocumentsResponse;

/** The documents that the account owns: the session preferences, where there are any. */
final class Documents {
    private static final String PREFERENCES = "SSM-SessionManagerRunShell";
    private static final String ONLY_VERSION = "1";
    private static final Pattern NAME = Pattern.compile("^[a-zA-Z0-9_\\-.:/]{3,128}$");
    private static final Pattern VERSION = Pattern.compile("([$]LATEST|[$]DEFAULT|^[1-9][0-9]*$)");
    private static final int MAX_PAGE = 50;

    private Documents() {}

    static GetDocumentResponse get(Caller caller, GetDocumentRequest request) {
        new Constraints()
                .required("name", request.name())
                .pattern("name", request.name(), NAME)
                .pattern("documentVersion", request.documentVersion(), VERSION)
                .oneOf("documentFormat", request.documentFormatAsString(), DocumentFormat.knownValues())
                .check();
        String content = caller.scope().sessionDocument();
        String name = request.name().substring(request.name().lastIndexOf('/') + 1);
        if (name.startsWith("AWS")) {
            throw unmodelled("documents of AWS, as " + name);
        }
        if (content == null || !name.equals(PREFERENCES)) {
            throw ServiceError.of("InvalidDocument", "Document with name " + name + " does not exist.");
        }
        checkVersion(request.documentVersion(), request.versionName());
        if (request.documentFormat() == DocumentFormat.YAML) {
            throw unmodelled("documents in YAML");
        }
        return GetDocumentResponse.builder()
                .name(PREFERENCES)
                .documentVersion(ONLY_VERSION)
                .status(DocumentStatus.ACTIVE)
                .content(content)
                .documentType(DocumentType.SESSION)
                .documentFormat(DocumentFormat.JSON)
                .build();
    }

    private static void checkVersion(@Nullable String version, @Nullable String versionName) {
        boolean known =
                version == null || Set.of("$LATEST", "$DEFAULT", ONLY_VERSION).contains(version);
        if (!known || versionName != null) {
            throw ServiceError.of("InvalidDocumentVersion", "The document version is not valid or does not exist.");
        }
    }

    static ListDocumentsResponse list(Caller caller, ListDocumentsRequest request) {
        new Constraints()
                .range("maxResults", request.maxResults(), 1, MAX_PAGE)
                .size("filters", true, request.filters(), 0, 6)
                .check();
        if (!request.documentFilterList().isEmpty() || !asks(request, "Owner", "Self")) {
            throw unmodelled("listings of documents other than by Filters with Owner=Self");
        }
        boolean shown = true;
        for (DocumentKeyValuesFilter filter : request.filters()) {
            shown &= switch (filter.key()) {
                case "Owner" -> true;
                case "DocumentType" -> filter.values().contains("Session");
                case "Name" -> filter.values().contains(PREFERENCES);
                default -> throw unmodelled("the document filter " + filter.key());
            };
        }
        Integer size = request.maxResults();
        List<String> names = shown && caller.scope().sessionDocument() != null ? List.of(PREFERENCES) : List.of();
        Page<String> page = Paging.of(
                        caller,
                        request.toBuilder().maxResults(null).nextToken(null).build())
                .page(names, size == null ? MAX_PAGE : size, request.nextToken());
        return ListDocumentsResponse.builder()
                .documentIdentifiers(page.map(name -> DocumentIdentifier.builder()
                        .name(name)
                        .owner(caller.account().id())
                        .documentVersion(ONLY_VERSION)
                        .documentType(DocumentType.SESSION)
                        .documentFormat(DocumentFormat.JSON)
                        .schemaVersion("1.0")
                        .build()))
                .nextToken(page.nextToken())
                .build();
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
