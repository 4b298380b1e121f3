# fleetsh: restart-agent 1
# Restarts the SSM Agent, a few seconds after this command has ended.
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

function Write-Answer($fields) {
    ConvertTo-Json -InputObject $fields -Compress -Depth 4
}

function Stop-Refused($code, $why) {
    Write-Answer ([ordered]@{ v = 1; changed = $false; why = $why })
    exit $code
}

# The agent reports the outcome of this command before it goes: the restart comes a few seconds later, from outside its job.
function Restart-AgentSoon {
    if (-not (Get-Service -Name AmazonSSMAgent -ErrorAction SilentlyContinue)) {
        return $false
    }
    $line = 'powershell.exe -NoProfile -NonInteractive -Command "Start-Sleep -Seconds 5; Restart-Service -Name AmazonSSMAgent -Force"'
    $made = Invoke-WmiMethod -Class Win32_Process -Name Create -ArgumentList $line
    return ($made.ReturnValue -eq 0)
}

try {
    if (-not (Restart-AgentSoon)) {
        Stop-Refused 17 'no-service'
    }
    Write-Answer ([ordered]@{ v = 1; changed = $true })
} catch {
    [Console]::Error.WriteLine("$($_.Exception.Message)")
    Stop-Refused 1 'failed'
}
exit 0
