# fleetsh: remove-os-user 1
# Removes a user that the same plan created, with its home. Arguments: user and plan.
set -u
LC_ALL=C
export LC_ALL
PATH=$PATH:/usr/sbin:/sbin

refuse() {
    printf '{"v":1,"changed":false,"why":"%s"}\n' "$2"
    exit "$1"
}

case "${user:-}" in
    '' | root | [!a-z_]* | *[!a-z0-9_-]*) refuse 20 bad-argument ;;
esac
[ -n "${plan:-}" ] || refuse 14 not-ours
if ! id "$user" >/dev/null 2>&1; then
    printf '{"v":1,"changed":false}\n'
    exit 0
fi
if command -v getent >/dev/null 2>&1; then
    comment=$(getent passwd "$user" | cut -d : -f 5)
    [ "$comment" = "$plan" ] || refuse 14 not-ours
    userdel -r "$user" >&2 || refuse 1 not-removed
elif command -v dscl >/dev/null 2>&1; then
    # The value stands behind the name, or in the next line when it has spaces.
    comment=$(dscl . -read "/Users/$user" RealName | tr '\n' ' ' | sed 's/^RealName: *//; s/ *$//')
    [ "$comment" = "$plan" ] || refuse 14 not-ours
    { dscl . -delete "/Users/$user" && rm -rf "/Users/$user"; } >&2 || refuse 1 not-removed
else
    refuse 17 no-userdel
fi
printf '{"v":1,"changed":true}\n'
