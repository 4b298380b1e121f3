# fleetsh: remove-os-user 2
# Removes a user that the same plan created, and its home where nothing was put into it since. Arguments: user and plan.
set -u
LC_ALL=C
export LC_ALL
PATH=$PATH:/usr/sbin:/sbin
skel=/etc/skel
mail=/var/mail
user=${user:-}
plan=${plan:-}

refuse() {
    printf '{"v":1,"changed":false,"why":"%s"}\n' "$2"
    exit "$1"
}

# Whether the home holds no file but those that every new home gets, as they were, and no mail has come.
untouched() {
    [ ! -s "$mail/$user" ] || return 1
    [ -d "$1" ] || return 0
    find "$1" ! -type d >"$list" 2>/dev/null || return 1
    while IFS= read -r file; do
        [ ! -L "$file" ] && cmp -s "$file" "$skel/${file#"$1"/}" || return 1
    done <"$list"
}

case "$user" in
    '' | root | [!a-z_]* | *[!a-z0-9_-]*) refuse 20 bad-argument ;;
esac
[ -n "$plan" ] || refuse 14 not-ours
if ! id "$user" >/dev/null 2>&1 && ! dscl . -read "/Users/$user" >/dev/null 2>&1; then
    printf '{"v":1,"changed":false}\n'
    exit 0
fi
home=kept
if command -v getent >/dev/null 2>&1; then
    entry=$(getent passwd "$user")
    [ "$(printf '%s\n' "$entry" | cut -d : -f 5)" = "$plan" ] || refuse 14 not-ours
    list=$(mktemp) || refuse 1 not-writable
    trap 'rm -f "$list"' EXIT
    if untouched "$(printf '%s\n' "$entry" | cut -d : -f 6)"; then
        home=removed
        userdel -r "$user" >&2
    else
        userdel "$user" >&2
    fi || {
        # userdel may fail after the user is gone.
        id "$user" >/dev/null 2>&1 && refuse 1 not-removed
        home=kept
    }
elif command -v dscl >/dev/null 2>&1; then
    # The value stands behind the name, or in the next line when it has spaces.
    comment=$(dscl . -read "/Users/$user" RealName | tr '\n' ' ' | sed 's/^RealName: *//; s/ *$//')
    [ "$comment" = "$plan" ] || refuse 14 not-ours
    # What macOS itself puts into a new home can't be told from what came later, so that it stays.
    dscl . -delete "/Users/$user" >&2 || refuse 1 not-removed
else
    refuse 17 no-userdel
fi
printf '{"v":1,"changed":true,"home":"%s"}\n' "$home"
