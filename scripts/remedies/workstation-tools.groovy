// The operator's own machine is not a node; nothing is run there.
remedy('workstation-tools') {
    title 'The workstation has the AWS CLI and the Session Manager plugin'
    fixes 'plugin-installed', 'plugin-min-version', 'cli-min-version'
    help 'Changes nothing: says how the AWS CLI and the Session Manager plugin are installed on the operator\'s system.'
    stage 'user'
    param 'system', type: String, values: ['all', 'macos', 'debian', 'rpm', 'windows'], fallback: 'all', help: 'of the workstation'
    plan { nodes ->
        def from = 'https://s3.amazonaws.com/session-manager-downloads/plugin/latest'
        def ways = [
            macos: """macOS     curl -fO $from/mac/session-manager-plugin.pkg && sudo installer -pkg session-manager-plugin.pkg -target / && sudo ln -sf /usr/local/sessionmanagerplugin/bin/session-manager-plugin /usr/local/bin/   (mac_arm64 on Apple silicon)
          curl -fO https://awscli.amazonaws.com/AWSCLIV2.pkg && sudo installer -pkg AWSCLIV2.pkg -target /""",
            debian: """Debian    curl -fO $from/ubuntu_64bit/session-manager-plugin.deb && sudo dpkg -i session-manager-plugin.deb   (ubuntu_arm64 on Arm)
          curl -f https://awscli.amazonaws.com/awscli-exe-linux-x86_64.zip -o awscliv2.zip && unzip -q awscliv2.zip && sudo ./aws/install""",
            rpm: """RPM       sudo yum install -y $from/linux_64bit/session-manager-plugin.rpm   (linux_arm64 on Arm)
          curl -f https://awscli.amazonaws.com/awscli-exe-linux-x86_64.zip -o awscliv2.zip && unzip -q awscliv2.zip && sudo ./aws/install""",
            windows: """Windows   Invoke-WebRequest $from/windows/SessionManagerPluginSetup.exe -OutFile plugin.exe; Start-Process .\\plugin.exe -ArgumentList /quiet -Wait
          msiexec.exe /i https://awscli.amazonaws.com/AWSCLIV2.msi /qn"""]
        byHand 'workstation', 'The plugin is needed from 1.2.764.0 on. Afterwards `session-manager-plugin --version` prints its version.\n' + (system == 'all' ? ways.values() : [ways[system]]).join('\n')
    }
}
