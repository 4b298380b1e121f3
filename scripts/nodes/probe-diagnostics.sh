# fleetsh: probe-diagnostics 1
# reads only
# What ssm-cli get-diagnostics says, in one line. A check that is missing there is missing here.
set -u
LC_ALL=C
export LC_ALL
PATH=$PATH:/usr/sbin:/sbin:/snap/bin:/opt/aws/ssm/bin:/usr/local/bin

failed() {
    printf '{"v":1,"error":"%s"}\n' "$1"
    exit 0
}

for name in ssm-cli amazon-ssm-agent.ssm-cli; do
    command -v "$name" >/dev/null 2>&1 && break
    name=
done
[ -n "$name" ] || failed 'there is no ssm-cli'
said=$("$name" get-diagnostics --output json 2>&1)
case "$said" in
    *DiagnosticsOutput*) ;;
    *root* | *dministrator*) failed 'ssm-cli asks for root' ;;
    *) failed 'this ssm-cli has no get-diagnostics' ;;
esac
# The JSON is printed with one field a line. Notes are cut, so that a command's listing has room for all checks.
printf '%s\n' "$said" | awk '
    function text(line) {
        sub(/^[^:]*:[ \t]*"/, "", line)
        sub(/"[ \t,]*$/, "", line)
        gsub(/\\u[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]/, "?", line)
        gsub(/\\"/, "\047", line)
        gsub(/\\\\/, "/", line)
        gsub(/\\./, " ", line)
        gsub(/[^ -~]/, "?", line)
        gsub(/"/, "\047", line)
        return line
    }
    function row(note) {
        return "{\"c\":\"" check[i] "\",\"s\":\"" status[i] "\",\"n\":\"" note "\"}"
    }
    /^[ \t]*"Check":/ { n++; check[n] = substr(text($0), 1, 60); status[n] = "Unknown"; note[n] = "" }
    /^[ \t]*"Status":/ && n { status[n] = substr(text($0), 1, 20) }
    /^[ \t]*"Note":/ && n { note[n] = substr(text($0), 1, 60) }
    END {
        for (i = 1; i <= n; i++) {
            long = long (i > 1 ? "," : "") row(note[i])
            short = short (i > 1 ? "," : "") row("")
        }
        print "{\"v\":1,\"checks\":[" (length(long) < 2350 ? long : short) "]}"
    }'
