# fleetsh: probe-os-user 1
# reads only
# Tells whether a user exists. Argument: user.
set -u
case "${user:-}" in
    '' | -* | *[!A-Za-z0-9_.@\\-]*)
        printf '{"v":1,"error":"that is no name of a user"}\n'
        exit 0
        ;;
esac
there=false
id "$user" >/dev/null 2>&1 && there=true
printf '{"v":1,"user":%s}\n' "$there"
