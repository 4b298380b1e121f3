// What is worth keeping on a full disk, only its owner knows: this remedy only explains.
remedy('free-disk') {
    title 'The node has room on its disk, and terminals to open'
    help '''Changes nothing: says how to look for what leaves a session with a blank screen although the node is online, which is a
full disk, terminals that are used up, or too few inotify instances, and how each is mended.'''
    stage 'user'
    plan { nodes ->
        def ways = [
            Linux: '''disk       df -h / /var /tmp; df -i / /var /tmp     a file system at 100 %, of blocks or of inodes
           sudo du -xh --max-depth=2 / | sort -h | tail -20; sudo journalctl --vacuum-size=200M
terminals  ls -l /dev/ptmx; mount -t devpts; cat /proc/sys/kernel/pty/nr /proc/sys/kernel/pty/max
           crw-rw-rw- is wanted, and fewer in use than the most; sudo mount -o remount,ptmxmode=0666 /dev/pts; sudo sysctl -w kernel.pty.max=8192
inotify    sysctl fs.inotify.max_user_instances fs.inotify.max_user_watches
           sudo sysctl -w fs.inotify.max_user_instances=1024; to keep it, the same line in /etc/sysctl.d''',
            macOS: '''disk       df -h /                                  a file system at 100 %
           sudo du -xhd 2 / | sort -h | tail -20''',
            Windows: '''disk       Get-Volume                               a drive without SizeRemaining
           Get-ChildItem C:\\ -Directory -Force | ForEach-Object { $size = (Get-ChildItem $_ -Recurse -File -Force -ErrorAction SilentlyContinue | Measure-Object Length -Sum).Sum; "$size $_" }''']
        nodes.toList().groupBy { node -> node.windows ? 'Windows' : node.linux ? 'Linux' : 'macOS' }.each { system, some ->
            byHand some*.name.join(', '), "On $system; over Run Command it is `exec NODE -- …`:\n${ways[system]}"
        }
    }
}
