# fleetsh: restore-agent-proxy 2
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

# A value of the service's key, there from before the change until a restart is on its way. It holds what was there before.
$pending = 'FleetshPending'

function Get-Pending {
    $value = (Get-ItemProperty -LiteralPath $key).PSObject.Properties[$pending]
    if ($null -eq $value) {
        return $null
    }
    return "$($value.Value)"
}

function Set-Pending($text) {
    New-ItemProperty -LiteralPath $key -Name $pending -PropertyType String -Value $text -Force | Out-Null
}

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

$changed = $false
try {
    $now = Get-Environment
    $wanted = $null
    if ("$existed" -eq 'true') {
        $wanted = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String("$before"))
    } elseif ("$existed" -ne 'false') {
        Stop-Refused 20 'bad-argument'
    }
    $other = ($null -eq $now) -ne ($null -eq $wanted) -or "$now" -cne "$wanted"
    if ($other -and (ConvertTo-Encoded $now) -cne "$expected") {
        Stop-Refused 15 'moved'
    }
    if ($other) {
        Set-Pending 'again'
        Set-Environment $wanted
        $changed = $true
    }
    # An earlier run may have written it, and not come to the restart.
    $changed = $changed -or $null -ne (Get-Pending)
    if ($changed) {
        if (-not (Restart-AgentSoon)) {
            Write-Answer ([ordered]@{ v = 1; changed = $true; why = 'not-restarted' })
            exit 1
        }
        Remove-ItemProperty -LiteralPath $key -Name $pending -ErrorAction SilentlyContinue
    }
    Write-Answer ([ordered]@{ v = 1; changed = [bool]$changed })
} catch {
    [Console]::Error.WriteLine("$($_.Exception.Message)")
    Write-Answer ([ordered]@{ v = 1; changed = [bool]$changed; why = 'failed' })
    exit 1
}
exit 0
