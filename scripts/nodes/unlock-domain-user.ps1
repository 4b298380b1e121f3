# fleetsh: unlock-domain-user 1
# Unlocks the domain's account ssm-user, and says how many wrong passwords this controller had counted.
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

function Write-Answer($fields) {
    ConvertTo-Json -InputObject $fields -Compress -Depth 4
}

function Stop-Refused($code, $why) {
    Write-Answer ([ordered]@{ v = 1; changed = $false; why = $why })
    exit $code
}

try {
    if ((Get-WmiObject -Class Win32_ComputerSystem).DomainRole -lt 4) {
        Stop-Refused 10 'not-a-dc'
    }
    $service = Get-Service -Name NTDS -ErrorAction SilentlyContinue
    if (-not $service -or "$($service.Status)" -ne 'Running') {
        Stop-Refused 11 'ntds-not-running'
    }
    try {
        Import-Module ActiveDirectory
    } catch {
        Stop-Refused 13 'no-ad-module'
    }
    if ((Get-ADDomainController -Identity $env:COMPUTERNAME -Server localhost).IsReadOnly) {
        Stop-Refused 12 'rodc'
    }
    $account = @(Get-ADUser -Filter "SamAccountName -eq 'ssm-user'" -Server localhost -Properties 'LockedOut', 'badPwdCount') | Select-Object -First 1
    $locked = $account -and $account.LockedOut
    $count = if ($account) { [int]$account.badPwdCount } else { 0 }
    if ($locked) {
        Unlock-ADAccount -Identity $account -Server localhost
    }
    Write-Answer ([ordered]@{ v = 1; changed = [bool]$locked; badPwdCount = $count })
} catch {
    [Console]::Error.WriteLine("$($_.Exception.Message)")
    Stop-Refused 1 'failed'
}
exit 0
