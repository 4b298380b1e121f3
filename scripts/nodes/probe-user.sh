# fleetsh: probe-user 1
# reads only
# Tells whether the user ssm-user exists and may become root, with the sudo rules of the agent as they are.
set -u
LC_ALL=C
export LC_ALL
sudoers=/etc/sudoers.d/ssm-agent-users

failed() {
    printf '{"v":1,"error":"%s"}\n' "$1"
    exit 0
}

user=false
id ssm-user >/dev/null 2>&1 && user=true
admin=false
encoded=
if [ -e "$sudoers" ]; then
    [ -r "$sudoers" ] || failed 'the sudo rules can not be read'
    encoded=$(base64 <"$sudoers") || failed 'the sudo rules can not be read'
    encoded=$(printf %s "$encoded" | tr -d '\n')
    # The whole line has to fit into what Run Command lists.
    [ "${#encoded}" -le 2000 ] || failed 'the sudo rules are longer than 1500 bytes'
    grep -q '^[[:space:]]*ssm-user[[:space:]]' "$sudoers" && [ "$user" = true ] && admin=true
fi
printf '{"v":1,"user":%s,"admin":%s,"sudoers":"%s"}\n' "$user" "$admin" "$encoded"
