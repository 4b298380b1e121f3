# fleetsh: create-os-user 1
# Creates a user without a password, for sessions that run as it. Arguments: user, and plan, which marks it as ours.
set -u
LC_ALL=C
export LC_ALL
PATH=$PATH:/usr/sbin:/sbin

refuse() {
    printf '{"v":1,"changed":false,"created":false,"why":"%s"}\n' "$2"
    exit "$1"
}

case "${user:-}" in
    '' | root | [!a-z_]* | *[!a-z0-9_-]*) refuse 20 bad-argument ;;
esac
[ "${#user}" -le 31 ] || refuse 20 bad-argument
case "${plan:-}" in
    '' | *[!A-Za-z0-9\ -]*) refuse 20 bad-argument ;;
esac
if id "$user" >/dev/null 2>&1; then
    printf '{"v":1,"changed":false,"created":false}\n'
    exit 0
fi
if command -v useradd >/dev/null 2>&1; then
    useradd -m -c "$plan" "$user" >&2 || refuse 1 not-created
elif command -v dscl >/dev/null 2>&1; then
    number=$(dscl . -list /Users UniqueID | awk '$2 > most { most = $2 } END { print (most < 500 ? 501 : most + 1) }')
    # sysadminctl would give the account an empty password; this way nobody can log in with one.
    { dscl . -create "/Users/$user" && dscl . -create "/Users/$user" RealName "$plan" &&
        dscl . -create "/Users/$user" UserShell /bin/zsh && dscl . -create "/Users/$user" UniqueID "$number" &&
        dscl . -create "/Users/$user" PrimaryGroupID 20 && dscl . -create "/Users/$user" Password '*' &&
        dscl . -create "/Users/$user" NFSHomeDirectory "/Users/$user" && createhomedir -c -u "$user"; } >&2 ||
        refuse 1 not-created
else
    refuse 17 no-useradd
fi
printf '{"v":1,"changed":true,"created":true}\n'
