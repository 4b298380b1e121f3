// An example to copy: a remedy of one's own that runs a script. Parameters travel as data; the script sees them as variables.
remedy('custom-motd') {
    title 'The node greets with a message of the day'
    help 'Writes /etc/motd.d/fleetsh. An example of a remedy of your own with a script in it.'
    stage 'user'
    onlyIfAsked true
    param 'text', type: String, fallback: 'Sessions on this machine are recorded.', help: 'what it says'
    where 'Linux only', { node -> node.linux }
    where 'its agent is not online, so that no command reaches it', { node -> node.online }
    onEach { node ->
        changes 'operating system', 'write a message of the day'
        shell run: '''set -u
file=/etc/motd.d/fleetsh
existed=false
before=
if [ -f "$file" ]; then
    existed=true
    # In two steps: a pipe has the status of its last command, and what can't be read would count as empty.
    before=$(base64 <"$file") || exit 1
    before=$(printf %s "$before" | tr -d '\\n')
fi
after=$(printf '%s\\n' "$text" | base64 | tr -d '\\n')
changed=false
if [ "$before" != "$after" ]; then
    mkdir -p "${file%/*}" && new=$(mktemp "$file.XXXXXX") || exit 1
    printf '%s\\n' "$text" >"$new" && chmod 0644 "$new" && mv -f "$new" "$file" || { rm -f "$new"; exit 1; }
    changed=true
fi
printf '{"v":1,"changed":%s,"existed":%s,"before":"%s","after":"%s"}\\n' "$changed" "$existed" "$before" "$after"
''', with: [text: text]
        undo {
            shell run: '''set -u
file=/etc/motd.d/fleetsh
now=
if [ -f "$file" ]; then
    now=$(base64 <"$file") || exit 1
    now=$(printf %s "$now" | tr -d '\\n')
fi
if [ "$now" != "$expected" ]; then
    printf '{"v":1,"changed":false,"why":"moved"}\\n'
    exit 15
fi
if [ "$existed" = true ]; then
    printf %s "$before" | base64 --decode >"$file" || exit 1
else
    rm -f "$file" || exit 1
fi
printf '{"v":1,"changed":true}\\n'
''', with: [existed: answer('existed'), before: answer('before'), expected: answer('after')]
        }
        risk 'low', 'whoever logs in sees it'
    }
}
