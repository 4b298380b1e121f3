package dev.fleetsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "password=hunter2",
                "connect('x', password: 'hunter2')",
                "m = ['passwd': 'x']",
                "login --password hunter2",
                "login --token abcdef",
                "user.password('hunter2')",
                "aws ssm get-parameter --with-decryption --name x",
                "type: 'SecureString'",
                "key = 'AKIAIOSFODNN7EXAMPLE'",
                "key = 'ASIAIOSFODNN7EXAMPLE'",
                "secret 'wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEYab'",
                "aws_secret_access_key = x",
                "AWS_SESSION_TOKEN=x",
                "token = 'x'",
                "h.Authorization = 'x'",
                "curl -H 'Authorization: Bearer abcdefgh12345'",
                "x = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc'",
                "u = 'https://me:hunter2@example.com/x'",
                "k = '''-----BEGIN RSA PRIVATE KEY-----",
                "ssm --activation-code x",
            })
    void linesWithASecretAreNotKept(String line) {
        assertThat(Secrets.in(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nodes windows && agent < '3.0.222.0'",
                "why mi-0d51c8f2a7be94d10",
                "nodes tags.Env == 'prod' --columns name,agent",
                "fleet.node('i-0a000000000000001').agent",
                "x = 'https://example.com:8443/path'",
                "checks agent-min-version",
                "text.tokenize(',')",
            })
    void otherLinesAre(String line) {
        assertThat(Secrets.in(line)).isFalse();
    }
}
