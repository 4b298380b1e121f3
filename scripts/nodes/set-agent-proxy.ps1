# fleetsh: set-agent-proxy 1
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
    $line = Write-Answer ([ordered]@{ v = 1; changed = ($before -cne $after); existed = ($null -ne $before); before = (ConvertTo-Encoded $before); after = (ConvertTo-Encoded $after) })
    if ($line.Length -ge 2400) {
        Stop-Refused 17 'too-large'
    }
    if ($before -cne $after) {
        Set-Environment $after
        if (-not (Restart-AgentSoon)) {
            Stop-Refused 1 'not-restarted'
        }
    }
    $line
} catch {
    [Console]::Error.WriteLine("$($_.Exception.Message)")
    Stop-Refused 1 'failed'
}
exit 0
