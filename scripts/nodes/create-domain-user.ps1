# fleetsh: create-domain-user 1
# Makes the domain's account ssm-user, disabled and with a random password that nobody sees, and a member of Domain Admins;
# unlocks it where it is locked. The agent sets a password and enables it for each session. Argument: plan, which marks it.
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

function Write-Answer($fields) {
    ConvertTo-Json -InputObject $fields -Compress -Depth 4
}

function Stop-Refused($code, $why) {
    Write-Answer ([ordered]@{ v = 1; changed = $false; why = $why })
    exit $code
}

$created = $false
$added = $false
$unlocked = $false
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
    $domain = Get-ADDomain -Server localhost
    $group = "$($domain.DomainSID.Value)-512"
    if ("$plan" -notmatch '^[A-Za-z0-9 -]{1,80}$') {
        Stop-Refused 20 'bad-argument'
    }
    $account = @(Get-ADUser -Filter "SamAccountName -eq 'ssm-user'" -Server localhost -Properties LockedOut) | Select-Object -First 1
    if (-not $account) {
        $bytes = New-Object byte[] 32
        $random = [Security.Cryptography.RandomNumberGenerator]::Create()
        $random.GetBytes($bytes)
        # The first four characters satisfy any rule of complexity; the rest is what keeps it.
        $password = ConvertTo-SecureString ('aA1!' + [Convert]::ToBase64String($bytes)) -AsPlainText -Force
        New-ADUser -Name 'ssm-user' -SamAccountName 'ssm-user' -AccountPassword $password -Enabled $false -PasswordNeverExpires $false -Description "AWS Session Manager; created by $plan" -Server localhost
        $created = $true
        $account = Get-ADUser -Identity 'ssm-user' -Server localhost -Properties LockedOut
    }
    # Only direct members: with a nested one the account has its rights already, but not by a membership of its own.
    $members = @(Get-ADGroup -Identity $group -Server localhost -Properties member).member
    if ($members -notcontains $account.DistinguishedName) {
        Add-ADGroupMember -Identity $group -Members $account -Server localhost
        $added = $true
    }
    if ($account.LockedOut) {
        Unlock-ADAccount -Identity $account -Server localhost
        $unlocked = $true
    }
    Write-Answer ([ordered]@{ v = 1; changed = ($created -or $added -or $unlocked); created = $created; added = $added; unlocked = $unlocked; sid = $account.SID.Value; group = $group })
} catch {
    # What was done before it failed has to be known, or it could not be taken back.
    [Console]::Error.WriteLine("$($_.Exception.Message)")
    Write-Answer ([ordered]@{ v = 1; changed = ($created -or $added -or $unlocked); created = $created; added = $added; unlocked = $unlocked; sid = $(if ($account) { $account.SID.Value } else { '' }); why = 'failed' })
    exit 1
}
exit 0
