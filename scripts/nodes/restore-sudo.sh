# fleetsh: restore-sudo 2
# Writes the agent's sudo rules back as they were. Arguments: existed, before and expected, the latter two in Base64.
set -u
LC_ALL=C
export LC_ALL
PATH=$PATH:/usr/sbin:/sbin
sudoers=/etc/sudoers.d/ssm-agent-users

refuse() {
    printf '{"v":1,"changed":false,"why":"%s"}\n' "$2"
    exit "$1"
}

now=
there=false
if [ -e "$sudoers" ] || [ -L "$sudoers" ]; then
    { [ -f "$sudoers" ] && [ ! -L "$sudoers" ]; } || refuse 15 moved
    there=true
    now=$(base64 <"$sudoers") || refuse 1 not-readable
    now=$(printf %s "$now" | tr -d '\n')
fi
case "${existed:-}" in
    true | false) ;;
    *) refuse 20 bad-argument ;;
esac
if [ "$existed" = "$there" ] && { [ "$there" = false ] || [ "$now" = "${before:-}" ]; }; then
    printf '{"v":1,"changed":false}\n'
    exit 0
fi
[ "$now" = "${expected:-}" ] || refuse 15 moved
if [ "$existed" = true ]; then
    new=$(mktemp "$sudoers.XXXXXX") || refuse 1 not-writable
    trap 'rm -f "$new"' EXIT
    printf %s "${before:-}" | base64 --decode >"$new" || refuse 20 bad-argument
    chmod 0440 "$new" || refuse 1 not-writable
    visudo -cf "$new" >&2 || refuse 18 not-valid
    mv -f "$new" "$sudoers" || refuse 1 not-writable
else
    rm -f "$sudoers" || refuse 1 not-writable
fi
printf '{"v":1,"changed":true}\n'
