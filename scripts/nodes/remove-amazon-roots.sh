# fleetsh: remove-amazon-roots 2
# Takes back the certificates that trust-amazon-roots added, and no others.
set -u
LC_ALL=C
export LC_ALL
PATH=$PATH:/usr/sbin:/sbin
debian=/usr/local/share/ca-certificates
redhat=/etc/pki/ca-trust/source/anchors
suse=/etc/pki/trust/anchors

refuse() {
    printf '{"v":1,"changed":false,"why":"%s"}\n' "$2"
    exit "$1"
}

# Sets folder, ending and the words of update to what the distribution has.
find_store() {
    if [ -d "$debian" ] && command -v update-ca-certificates >/dev/null 2>&1; then
        folder=$debian ending=crt update=update-ca-certificates
    elif [ -d "$redhat" ] && command -v update-ca-trust >/dev/null 2>&1; then
        folder=$redhat ending=pem update='update-ca-trust extract'
    elif [ -d "$suse" ] && command -v update-ca-certificates >/dev/null 2>&1; then
        folder=$suse ending=pem update=update-ca-certificates
    else
        refuse 17 no-trust-store
    fi
}

# Puts back what this run took, so that the next one takes it again.
back() {
    for file in "$taken"/*; do
        [ -f "$file" ] && mv -f "$file" "$folder/"
    done
    $update >&2
    refuse 1 "$1"
}

find_store
taken=$(mktemp -d) || refuse 1 not-writable
trap 'rm -rf "$taken"' EXIT
removed=0
for number in 1 2 3 4; do
    file=$folder/fleetsh-amazon-root-ca-$number.$ending
    if [ -f "$file" ]; then
        mv -f "$file" "$taken/" || back not-writable
        removed=$((removed + 1))
    fi
done
changed=false
if [ "$removed" -gt 0 ]; then
    $update >&2 || back not-updated
    changed=true
fi
printf '{"v":1,"changed":%s,"removed":%s}\n' "$changed" "$removed"
