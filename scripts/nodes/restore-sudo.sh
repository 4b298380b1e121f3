# fleetsh: restore-sudo 1
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
    now=$(base64 <"$sudoers" | tr -d '\n') || refuse 1 not-readable
fi
[ "$now" = "${expected:-}" ] || refuse 15 moved
changed=false
case "${existed:-}" in
    false)
        if [ "$there" = true ]; then
            rm -f "$sudoers" || refuse 1 not-writable
            changed=true
        fi
        ;;
    true)
        if [ "$there" = false ] || [ "$now" != "${before:-}" ]; then
            new=$(mktemp "$sudoers.XXXXXX") || refuse 1 not-writable
            trap 'rm -f "$new"' EXIT
            printf %s "${before:-}" | base64 --decode >"$new" || refuse 20 bad-argument
            chmod 0440 "$new" || refuse 1 not-writable
            visudo -cf "$new" >&2 || refuse 18 not-valid
            mv -f "$new" "$sudoers" || refuse 1 not-writable
            changed=true
        fi
        ;;
    *) refuse 20 bad-argument ;;
esac
printf '{"v":1,"changed":%s}\n' "$changed"
