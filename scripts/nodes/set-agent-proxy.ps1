# fleetsh: set-agent-proxy 2
# Gives the agent a proxy, in the environment of its service, and restarts it. Arguments: proxy and no_proxy.
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

$answer = $null
try {
    if ("$proxy" -notmatch '^https?://[A-Za-z0-9:/.,_@*\[\]-]+$' -or "$no_proxy" -notmatch '^[A-Za-z0-9:/.,_@*\[\]-]*$') {
        Stop-Refused 20 'bad-argument'
    }
    if (-not (Test-Path -LiteralPath $key)) {
        Stop-Refused 17 'no-service'
    }
    $before = Get-Environment
    $kept = @()
    if ($null -ne $before) {
        $kept = @($before -split "`n" | Where-Object { $_ -notmatch '^(http_proxy|https_proxy|no_proxy)=' })
    }
    $after = (@($kept) + @("http_proxy=$proxy", "https_proxy=$proxy", "no_proxy=$no_proxy")) -join "`n"
    $answer = [ordered]@{ v = 1; changed = $false; existed = ($null -ne $before); before = (ConvertTo-Encoded $before); after = (ConvertTo-Encoded $after) }
    if ((Write-Answer $answer).Length -ge 2350) {
        Stop-Refused 17 'too-large'
    }
    if ($before -cne $after) {
        Set-Pending "$($answer.existed) $($answer.before)"
        Set-Environment $after
        $answer.changed = $true
    } elseif ("$(Get-Pending)" -match '^(True|False) ([A-Za-z0-9+/=]*)$') {
        # An earlier run wrote it, and did not come to the restart: what counts is what that one found.
        $answer.existed = ($Matches[1] -eq 'True')
        $answer.before = $Matches[2]
        $answer.changed = $true
    } elseif ($null -ne (Get-Pending)) {
        $answer.changed = $true
    }
    if ($answer.changed) {
        if (-not (Restart-AgentSoon)) {
            $answer.why = 'not-restarted'
            Write-Answer $answer
            exit 1
        }
        Remove-ItemProperty -LiteralPath $key -Name $pending -ErrorAction SilentlyContinue
    }
    Write-Answer $answer
} catch {
    [Console]::Error.WriteLine("$($_.Exception.Message)")
    if ($answer -and $answer.changed) {
        # What was written before it failed has to be known, or it could not be taken back.
        $answer.why = 'failed'
        Write-Answer $answer
        exit 1
    }
    Stop-Refused 1 'failed'
}
exit 0
