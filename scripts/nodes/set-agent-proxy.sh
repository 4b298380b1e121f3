# fleetsh: set-agent-proxy 1
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
existed=false
before=
if [ -e "$drop_in" ]; then
    existed=true
    before=$(base64 <"$drop_in" | tr -d '\n') || refuse 1 not-readable
    [ "${#before}" -le 1000 ] || refuse 17 too-large
fi
wanted="[Service]
Environment=\"http_proxy=$proxy\"
Environment=\"https_proxy=$proxy\"
Environment=\"no_proxy=${no_proxy:-}\""
after=$(printf '%s\n' "$wanted" | base64 | tr -d '\n')
[ "${#after}" -le 1000 ] || refuse 20 bad-argument
changed=false
if [ "$before" != "$after" ]; then
    mkdir -p "${drop_in%/*}" || refuse 1 not-writable
    new=$(mktemp "$drop_in.XXXXXX") || refuse 1 not-writable
    trap 'rm -f "$new"' EXIT
    printf '%s\n' "$wanted" >"$new" || refuse 1 not-writable
    chmod 0644 "$new" || refuse 1 not-writable
    mv -f "$new" "$drop_in" || refuse 1 not-writable
    changed=true
    restart_agent || refuse 1 not-restarted
fi
printf '{"v":1,"changed":%s,"existed":%s,"before":"%s","after":"%s"}\n' "$changed" "$existed" "$before" "$after"
