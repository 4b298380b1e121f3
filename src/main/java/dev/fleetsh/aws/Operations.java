package dev.fleetsh.aws;

import dev.fleetsh.fleet.Nearest;
import dev.fleetsh.fleet.UsageException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The closed table of the operations that remedies may call. A service is loaded when one of its own is asked for. */
final class Operations {
    private final Map<String, Map<String, Operation<?, ?, ?>>> services = new ConcurrentHashMap<>();

    /**
     * The operation of that name.
     *
     * @throws UsageException when the table has none
     */
    Operation<?, ?, ?> named(String name) {
        Operation<?, ?, ?> operation =
                of(name.substring(0, Math.max(0, name.indexOf(':')))).get(name);
        if (operation == null) {
            throw unknown(name);
        }
        return operation;
    }

    private static UsageException unknown(String name) {
        Set<String> all = new TreeSet<>(OperationNames.READING);
        all.addAll(OperationNames.CHANGING);
        String service = name.substring(0, name.indexOf(':') + 1);
        String nearest = Nearest.hint(name, all);
        String ofService =
                all.stream().filter(other -> other.startsWith(service)).collect(Collectors.joining(", "));
        return new UsageException(
                "remedies call no operation \"" + name + "\"" + (nearest.isEmpty() ? "" : "; " + nearest),
                ofService.isEmpty() || service.isEmpty()
                        ? "services are sts, ssm, ec2, iam, kms, logs and s3"
                        : "there is " + ofService);
    }

    private Map<String, Operation<?, ?, ?>> of(String service) {
        return services.computeIfAbsent(service, Operations::load);
    }

    private static Map<String, Operation<?, ?, ?>> load(String service) {
        Map<String, Operation<?, ?, ?>> rows = new LinkedHashMap<>();
        switch (service) {
            case "sts" -> StsOperations.addTo(new OperationRows<>(service, StsClient.class, rows));
            case "ssm" -> SsmOperations.addTo(new OperationRows<>(service, SsmClient.class, rows));
            case "ec2" -> Ec2Operations.addTo(new OperationRows<>(service, Ec2Client.class, rows));
            case "iam" -> IamOperations.addTo(new OperationRows<>(service, IamClient.class, rows));
            case "kms" -> KmsOperations.addTo(new OperationRows<>(service, KmsClient.class, rows));
            case "logs" -> LogsOperations.addTo(new OperationRows<>(service, CloudWatchLogsClient.class, rows));
            case "s3" -> S3Operations.addTo(new OperationRows<>(service, S3Client.class, rows));
            default -> {
                // No such service: it has no operations.
            }
        }
        return rows;
    }
}
