# fleetsh: set-sudo 1
# Writes the agent's sudo rules for ssm-user: with the rule, or without one. Argument: mode, on or off.
set -u
LC_ALL=C
export LC_ALL
PATH=$PATH:/usr/sbin:/sbin
sudoers=/etc/sudoers.d/ssm-agent-users

refuse() {
    printf '{"v":1,"changed":false,"why":"%s"}\n' "$2"
    exit "$1"
}

case "${mode:-}" in
    on)
        wanted='# User rules for ssm-user
ssm-user ALL=(ALL) NOPASSWD:ALL'
        ;;
    off) wanted='# User rules for ssm-user' ;;
    *) refuse 20 bad-argument ;;
esac
[ -d "${sudoers%/*}" ] || refuse 17 no-sudo
command -v visudo >/dev/null 2>&1 || refuse 17 no-sudo
existed=false
before=
if [ -e "$sudoers" ] || [ -L "$sudoers" ]; then
    { [ -f "$sudoers" ] && [ ! -L "$sudoers" ]; } || refuse 17 not-a-file
    existed=true
    before=$(base64 <"$sudoers") || refuse 1 not-readable
    before=$(printf %s "$before" | tr -d '\n')
    # Before and after have to fit into what Run Command lists.
    [ "${#before}" -le 2000 ] || refuse 17 too-large
fi
after=$(printf '%s\n' "$wanted" | base64 | tr -d '\n')
changed=false
if [ "$existed" = false ] || [ "$before" != "$after" ]; then
    # sudo passes over names with a dot, and the rename is atomic: no moment has half a rule.
    new=$(mktemp "$sudoers.XXXXXX") || refuse 1 not-writable
    trap 'rm -f "$new"' EXIT
    printf '%s\n' "$wanted" >"$new" || refuse 1 not-writable
    chmod 0440 "$new" || refuse 1 not-writable
    visudo -cf "$new" >&2 || refuse 18 not-valid
    mv -f "$new" "$sudoers" || refuse 1 not-writable
    changed=true
fi
printf '{"v":1,"changed":%s,"existed":%s,"before":"%s","after":"%s"}\n' "$changed" "$existed" "$before" "$after"
