# fleetsh: probe-tls 1
# reads only
# Whether the certificates of the endpoints are trusted, by a handshake. Arguments: region, suffix.
set -u
LC_ALL=C
export LC_ALL
case "${region:-}${suffix:-}" in
    '' | *[!a-z0-9.-]*)
        printf '{"v":1,"error":"that is no Region"}\n'
        exit 0
        ;;
esac
if ! command -v openssl >/dev/null 2>&1 && ! command -v curl >/dev/null 2>&1; then
    # Nothing was tried, so nothing is known of the certificates.
    printf '{"v":1,"error":"there is neither openssl nor curl to try a handshake with"}\n'
    exit 0
fi
limit=
command -v timeout >/dev/null 2>&1 && limit='timeout 15'
protocol=

clean() {
    printf '%s' "$1" | tr '\n\r\t' '   ' | sed 's/[^ -~]/?/g; s/\\/\//g; s/"/'\''/g' | cut -c1-120
}

# Sets result to ok, or to what went wrong.
handshake() {
    if command -v openssl >/dev/null 2>&1; then
        # shellcheck disable=SC2086
        said=$($limit openssl s_client -connect "$1:443" -servername "$1" </dev/null 2>&1)
        seen=$(printf '%s\n' "$said" | sed -n 's/^New, \(TLSv[0-9.]*\), .*/\1/p; s/^ *Protocol *: *\(TLSv[0-9.]*\).*/\1/p' | head -n 1)
        code=$(printf '%s\n' "$said" | sed -n 's/^ *Verify return code: //p' | head -n 1)
        case "$code" in
            '0 (ok)')
                result=ok
                protocol=$seen
                ;;
            '') result=$(printf '%s\n' "$said" | grep -i -e errno -e error -e gethostby | head -n 1) ;;
            *) result=$code ;;
        esac
        # s_client tells of a certificate although no handshake followed.
        [ "$result" = ok ] && [ -z "$seen" ] && result='the handshake did not end'
    else
        result=$(curl -sS -o /dev/null --max-time 15 "https://$1/" 2>&1) && result=ok
    fi
    result=$(clean "${result:-no answer}")
}

handshake "ssm.$region.$suffix"
ssm=$result
handshake "ssmmessages.$region.$suffix"
printf '{"v":1,"ssm":"%s","ssmmessages":"%s","protocol":"%s"}\n' "$ssm" "$result" "$protocol"
