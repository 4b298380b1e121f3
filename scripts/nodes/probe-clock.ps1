# fleetsh: probe-clock 1
# reads only
# What time it is there, and whether the Windows time service keeps it right.
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$answer = [ordered]@{ v = 1 }
$answer.epoch = 0
$answer.synchronised = $null
try {
    $ErrorActionPreference = 'Continue'
    $status = @(& w32tm.exe /query /status 2>$null)
    $ErrorActionPreference = 'Stop'
    # The first line is the leap indicator, in the language of the system; 3 says that it is not synchronised.
    if ($LASTEXITCODE -eq 0 -and $status.Count -gt 0 -and "$($status[0])" -match ':\s*([0-3])\b') {
        $answer.synchronised = ($Matches[1] -ne '3')
    }
    # The time is read last, since it is compared with the time at which the command ended.
    $answer.epoch = [long][Math]::Floor(([DateTime]::UtcNow - (New-Object DateTime(1970, 1, 1, 0, 0, 0, 'Utc'))).TotalSeconds)
} catch {
    $answer.error = "$($_.Exception.Message)"
}
ConvertTo-Json -InputObject $answer -Compress
exit 0
