# fleetsh: sync-clock 1
# Has the Windows time service put the clock right now, and keep it so.
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

function Write-Answer($fields) {
    ConvertTo-Json -InputObject $fields -Compress -Depth 4
}

function Stop-Refused($code, $why) {
    Write-Answer ([ordered]@{ v = 1; changed = $false; why = $why })
    exit $code
}

# The first line of the status is the leap indicator, in the language of the system; 3 says that it is not synchronised.
function Test-Synchronised {
    $ErrorActionPreference = 'Continue'
    $status = @(& w32tm.exe /query /status 2>$null)
    return ($LASTEXITCODE -eq 0 -and $status.Count -gt 0 -and "$($status[0])" -match ':\s*[0-2]\b')
}

try {
    if (Test-Synchronised) {
        Write-Answer ([ordered]@{ v = 1; changed = $false })
        exit 0
    }
    $service = Get-Service -Name W32Time -ErrorAction SilentlyContinue
    if (-not $service) {
        Stop-Refused 17 'no-time-service'
    }
    if ("$($service.Status)" -ne 'Running') {
        Start-Service -Name W32Time
    }
    $ErrorActionPreference = 'Continue'
    & w32tm.exe /resync /force 2>&1 | ForEach-Object { [Console]::Error.WriteLine("$_") }
    $code = $LASTEXITCODE
    $ErrorActionPreference = 'Stop'
    if ($code -ne 0) {
        Stop-Refused 1 'not-stepped'
    }
    Write-Answer ([ordered]@{ v = 1; changed = $true })
} catch {
    [Console]::Error.WriteLine("$($_.Exception.Message)")
    Stop-Refused 1 'failed'
}
exit 0
