package dev.fleetsh.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;

class NetworkRowsTest {
    /** Source: EC2 API reference, DnsOptions, and AWS PrivateLink guide, private DNS for Amazon S3. */
    @ParameterizedTest
    @CsvSource({"true, , true", "true, false, true", "true, true, false", "false, false, false"})
    void anEndpointForInboundResolversAloneDoesNotTakeNamesInTheVpc(
            boolean enabled, Boolean inboundOnly, boolean takes) {
        VpcEndpoint endpoint = VpcEndpoint.builder()
                .vpcEndpointId("vpce-1")
                .privateDnsEnabled(enabled)
                .dnsOptions(options -> options.privateDnsOnlyForInboundResolverEndpoint(inboundOnly))
                .build();

        assertThat(new NetworkRows(new Interner()).endpoint(endpoint).value().privateDns())
                .isEqualTo(takes);
    }
}
