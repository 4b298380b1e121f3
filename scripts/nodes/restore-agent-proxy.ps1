# fleetsh: restore-agent-proxy 1
# Gives the agent's service the environment back that it had, and restarts it. Arguments: existed, before and expected,
# the latter two in Base64.
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

function Write-Answer($fields) {
    ConvertTo-Json -InputObject $fields -Compress -Depth 4
}

function Stop-Refused($code, $why) {
    Write-Answer ([ordered]@{ v = 1; changed = $false; why = $why })
    exit $code
}

$key = 'HKLM:\SYSTEM\CurrentControlSet\Services\AmazonSSMAgent'

# The environment of the service, a line for each variable; null where it has none of its own.
function Get-Environment {
    $value = (Get-ItemProperty -LiteralPath $key).PSObject.Properties['Environment']
    if ($null -eq $value) {
        return $null
    }
    return (@($value.Value) -join "`n")
}

function Set-Environment($text) {
    if ($null -eq $text) {
        Remove-ItemProperty -LiteralPath $key -Name Environment
    } else {
        New-ItemProperty -LiteralPath $key -Name Environment -PropertyType MultiString -Value ([string[]]($text -split "`n")) -Force | Out-Null
    }
}

function ConvertTo-Encoded($text) {
    [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes("$text"))
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
    $now = Get-Environment
    if ((ConvertTo-Encoded $now) -cne "$expected") {
        Stop-Refused 15 'moved'
    }
    $wanted = $null
    if ("$existed" -eq 'true') {
        $wanted = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String("$before"))
    } elseif ("$existed" -ne 'false') {
        Stop-Refused 20 'bad-argument'
    }
    $changed = ($null -eq $now) -ne ($null -eq $wanted) -or "$now" -cne "$wanted"
    if ($changed) {
        Set-Environment $wanted
        if (-not (Restart-AgentSoon)) {
            Stop-Refused 1 'not-restarted'
        }
    }
    Write-Answer ([ordered]@{ v = 1; changed = [bool]$changed })
} catch {
    [Console]::Error.WriteLine("$($_.Exception.Message)")
    Stop-Refused 1 'failed'
}
exit 0
