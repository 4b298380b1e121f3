# fleetsh: restore-agent-proxy 2
# Gives the agent the proxy back that it had, and restarts it. Arguments: existed, before and expected, in Base64.
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

command -v systemctl >/dev/null 2>&1 || refuse 17 no-systemd
unit=amazon-ssm-agent.service
systemctl cat "$unit" >/dev/null 2>&1 || unit=snap.amazon-ssm-agent.amazon-ssm-agent.service
drop_in=$units/$unit.d/zz-fleetsh-proxy.conf
# There from before the change until a restart is on its way.
pending=$units/$unit.d/zz-fleetsh-proxy.pending
now=
there=false
if [ -e "$drop_in" ]; then
    there=true
    now=$(base64 <"$drop_in") || refuse 1 not-readable
    now=$(printf %s "$now" | tr -d '\n')
fi
case "${existed:-}" in
    true | false) ;;
    *) refuse 20 bad-argument ;;
esac
restored=false
if [ "$existed" = "$there" ] && { [ "$there" = false ] || [ "$now" = "${before:-}" ]; }; then
    restored=true
fi
changed=false
if [ "$restored" = true ]; then
    # An earlier run may have written it, and not come to the restart.
    [ -e "$pending" ] && changed=true
else
    [ "$now" = "${expected:-}" ] || refuse 15 moved
    mkdir -p "${drop_in%/*}" || refuse 1 not-writable
    if [ "$existed" = true ]; then
        new=$(mktemp "$drop_in.XXXXXX") || refuse 1 not-writable
        trap 'rm -f "$new"' EXIT
        printf %s "${before:-}" | base64 --decode >"$new" || refuse 20 bad-argument
        chmod 0644 "$new" || refuse 1 not-writable
        printf 'again\n' >"$pending" || refuse 1 not-writable
        mv -f "$new" "$drop_in" || refuse 1 not-writable
    else
        printf 'again\n' >"$pending" || refuse 1 not-writable
        rm -f "$drop_in" || refuse 1 not-writable
    fi
    changed=true
fi
if [ "$changed" = true ]; then
    restart_agent || {
        printf '{"v":1,"changed":true,"why":"not-restarted"}\n'
        exit 1
    }
    rm -f "$pending"
    # Only an empty folder goes: others may have drop-ins of their own.
    [ "$existed" = true ] || rmdir "${drop_in%/*}" 2>/dev/null
fi
printf '{"v":1,"changed":%s}\n' "$changed"
