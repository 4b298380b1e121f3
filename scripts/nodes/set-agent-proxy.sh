# fleetsh: set-agent-proxy 2
# Gives the agent a proxy, by a drop-in of its systemd unit, and restarts it. Arguments: proxy and no_proxy.
set -u
LC_ALL=C
export LC_ALL
PATH=$PATH:/usr/sbin:/sbin
units=/etc/systemd/system

refuse() {
    printf '{"v":1,"changed":false,"why":"%s"}\n' "$2"
    exit "$1"
}

# The agent reports the outcome of this command before it goes: the restart comes a few seconds later, from outside.
restart_agent() {
    if command -v systemctl >/dev/null 2>&1; then
        unit=amazon-ssm-agent.service
        systemctl cat "$unit" >/dev/null 2>&1 || unit=snap.amazon-ssm-agent.amazon-ssm-agent.service
        systemctl cat "$unit" >/dev/null 2>&1 || return 1
        systemctl daemon-reload >&2 || return 1
        if command -v systemd-run >/dev/null 2>&1; then
            systemd-run --on-active=5 systemctl restart "$unit" >&2 && return 0
        fi
        nohup sh -c "sleep 5; exec systemctl restart $unit" >/dev/null 2>&1 &
        return 0
    elif command -v launchctl >/dev/null 2>&1; then
        nohup sh -c 'sleep 5; exec launchctl kickstart -k system/com.amazon.aws.ssm' >/dev/null 2>&1 &
        return 0
    elif command -v initctl >/dev/null 2>&1; then
        nohup sh -c 'sleep 5; exec initctl restart amazon-ssm-agent' >/dev/null 2>&1 &
        return 0
    fi
    return 1
}

# What could end the quotes of the unit, or is a specifier there, is no part of an address.
case "${proxy:-}" in
    http://?* | https://?*) ;;
    *) refuse 20 bad-argument ;;
esac
case "$proxy${no_proxy:-}" in
    *[!A-Za-z0-9:/.,_@*\[\]-]*) refuse 20 bad-argument ;;
esac
command -v systemctl >/dev/null 2>&1 || refuse 17 no-systemd
unit=amazon-ssm-agent.service
systemctl cat "$unit" >/dev/null 2>&1 || unit=snap.amazon-ssm-agent.amazon-ssm-agent.service
systemctl cat "$unit" >/dev/null 2>&1 || refuse 17 no-service
# The last drop-in by name decides, so that what others wrote stays as it is.
drop_in=$units/$unit.d/zz-fleetsh-proxy.conf
# There from before the change until a restart is on its way; systemd reads no such name. It holds what was there before.
pending=$units/$unit.d/zz-fleetsh-proxy.pending
existed=false
before=
if [ -e "$drop_in" ]; then
    existed=true
    before=$(base64 <"$drop_in") || refuse 1 not-readable
    before=$(printf %s "$before" | tr -d '\n')
    [ "${#before}" -le 1000 ] || refuse 17 too-large
fi
wanted="[Service]
Environment=\"http_proxy=$proxy\"
Environment=\"https_proxy=$proxy\"
Environment=\"no_proxy=${no_proxy:-}\""
after=$(printf '%s\n' "$wanted" | base64 | tr -d '\n')
[ "${#after}" -le 1000 ] || refuse 20 bad-argument

answer() {
    printf '{"v":1,"changed":%s,"existed":%s,"before":"%s","after":"%s"%s}\n' "$1" "$existed" "$before" "$after" "$2"
}

changed=false
if [ "$before" != "$after" ]; then
    mkdir -p "${drop_in%/*}" || refuse 1 not-writable
    new=$(mktemp "$drop_in.XXXXXX") || refuse 1 not-writable
    trap 'rm -f "$new"' EXIT
    printf '%s\n' "$wanted" >"$new" || refuse 1 not-writable
    chmod 0644 "$new" || refuse 1 not-writable
    printf '%s %s\n' "$existed" "$before" >"$pending" || refuse 1 not-writable
    mv -f "$new" "$drop_in" || refuse 1 not-writable
    changed=true
elif [ -e "$pending" ]; then
    # An earlier run wrote it, and did not come to the restart: what counts is what that one found.
    read -r was had <"$pending" || was=
    case "$was ${had:-}" in
        *[!a-zA-Z0-9+/=\ ]*) ;;
        'true '* | 'false '*)
            existed=$was
            before=${had:-}
            ;;
    esac
    changed=true
fi
if [ "$changed" = true ]; then
    restart_agent || {
        answer true ',"why":"not-restarted"'
        exit 1
    }
    rm -f "$pending"
fi
answer "$changed" ''
