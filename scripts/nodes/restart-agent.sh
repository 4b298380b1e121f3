# fleetsh: restart-agent 1
# Restarts the SSM Agent, a few seconds after this command has ended.
set -u
PATH=$PATH:/usr/sbin:/sbin

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

if restart_agent; then
    printf '{"v":1,"changed":true}\n'
else
    printf '{"v":1,"changed":false,"why":"no-service"}\n'
    exit 17
fi
