# fleetsh: sync-clock 1
# Has the system's own time service put the clock right now, and keep it so.
set -u
PATH=$PATH:/usr/sbin:/sbin

refuse() {
    printf '{"v":1,"changed":false,"why":"%s"}\n' "$2"
    exit "$1"
}

if command -v timedatectl >/dev/null 2>&1; then
    case "$(timedatectl 2>/dev/null)" in
        *'synchronized: yes'*)
            printf '{"v":1,"changed":false}\n'
            exit 0
            ;;
    esac
    timedatectl set-ntp true >&2 || refuse 17 no-time-service
    if command -v chronyc >/dev/null 2>&1; then
        # A step, where the clock is too far off to be slewed; the first answers take some seconds.
        chronyc -a 'burst 4/4' >&2 && chronyc -a makestep >&2
    fi
elif command -v chronyc >/dev/null 2>&1; then
    case "$(chronyc -n tracking 2>/dev/null)" in
        *'Leap status'*'Not synchronised'*) ;;
        *'Leap status'*)
            printf '{"v":1,"changed":false}\n'
            exit 0
            ;;
        *) refuse 17 no-time-service ;;
    esac
    { chronyc -a 'burst 4/4' && chronyc -a makestep; } >&2 || refuse 1 not-stepped
elif command -v sntp >/dev/null 2>&1 && command -v systemsetup >/dev/null 2>&1; then
    { systemsetup -setusingnetworktime on && sntp -sS time.aws.com; } >&2 || refuse 1 not-stepped
else
    refuse 17 no-time-service
fi
printf '{"v":1,"changed":true}\n'
