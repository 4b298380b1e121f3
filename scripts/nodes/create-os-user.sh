# fleetsh: create-os-user 2
# Creates a user without a password, for sessions that run as it. Arguments: user, and plan, which marks it as ours.
set -u
LC_ALL=C
export LC_ALL
PATH=$PATH:/usr/sbin:/sbin
skel=/etc/skel
users=/Users
user=${user:-}
plan=${plan:-}

refuse() {
    printf '{"v":1,"changed":false,"created":false,"why":"%s"}\n' "$2"
    exit "$1"
}

# Whether this plan made the user; on macOS also where its record is not finished, and nobody can be it yet.
ours() {
    if command -v getent >/dev/null 2>&1; then
        [ "$(getent passwd "$user" | cut -d : -f 5)" = "$plan" ]
    else
        # The value stands behind the name, or in the next line when it has spaces.
        [ "$(dscl . -read "/Users/$user" RealName 2>/dev/null | tr '\n' ' ' | sed 's/^RealName: *//; s/ *$//')" = "$plan" ]
    fi
}

# What was made before it failed has to be known, or it could not be taken back.
failed() {
    if ours; then
        printf '{"v":1,"changed":true,"created":true,"why":"not-finished"}\n'
        exit 1
    fi
    refuse 1 not-created
}

# Linux only: useradd may end without the home, and still have made the user.
give_home() {
    entry=$(getent passwd "$user") || return 1
    home=$(printf '%s\n' "$entry" | cut -d : -f 6)
    owner=$(printf '%s\n' "$entry" | cut -d : -f 3,4)
    case "$home" in
        /*/*) ;;
        *) return 1 ;;
    esac
    [ ! -e "$home" ] && [ ! -L "$home" ] || return 1
    mkdir -m 0700 "$home" || return 1
    if [ -d "$skel" ]; then
        cp -R "$skel/." "$home" || return 1
    fi
    chown -R "$owner" "$home"
}

has_home() {
    [ -d "$(getent passwd "$user" | cut -d : -f 6)" ]
}

case "$user" in
    '' | root | [!a-z_]* | *[!a-z0-9_-]*) refuse 20 bad-argument ;;
esac
[ "${#user}" -le 31 ] || refuse 20 bad-argument
case "$plan" in
    '' | *[!A-Za-z0-9\ -]*) refuse 20 bad-argument ;;
esac
if command -v useradd >/dev/null 2>&1; then
    if ! id "$user" >/dev/null 2>&1; then
        useradd -m -c "$plan" "$user" >&2 || { ours && has_home; } || failed
    elif ours && ! has_home; then
        give_home >&2 || failed
    else
        printf '{"v":1,"changed":false,"created":false}\n'
        exit 0
    fi
elif command -v dscl >/dev/null 2>&1; then
    if { id "$user" >/dev/null 2>&1 && [ -d "$users/$user" ]; } ||
        { dscl . -read "/Users/$user" >/dev/null 2>&1 && ! ours; } || { id "$user" >/dev/null 2>&1 && ! ours; }; then
        printf '{"v":1,"changed":false,"created":false}\n'
        exit 0
    fi
    number=$(dscl . -list /Users UniqueID | awk -v user="$user" '$1 == user { own = $2 } $2 > most { most = $2 } END { print (own != "" ? own : most < 500 ? 501 : most + 1) }')
    if ! ours; then
        dscl . -create "/Users/$user" >&2 || failed
        dscl . -create "/Users/$user" RealName "$plan" >&2 || {
            # A record without the mark would be nobody's.
            dscl . -delete "/Users/$user" >&2
            failed
        }
    fi
    # sysadminctl would give the account an empty password; this way nobody can log in with one. Without its number, which
    # comes last, there is no such user.
    { dscl . -create "/Users/$user" Password '*' && dscl . -create "/Users/$user" UserShell /bin/zsh &&
        dscl . -create "/Users/$user" PrimaryGroupID 20 &&
        dscl . -create "/Users/$user" NFSHomeDirectory "/Users/$user" &&
        dscl . -create "/Users/$user" UniqueID "$number" && createhomedir -c -u "$user"; } >&2 || failed
else
    refuse 17 no-useradd
fi
printf '{"v":1,"changed":true,"created":true}\n'
