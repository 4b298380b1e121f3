# fleetsh: restore-sudo 2
# Gives the local user ssm-user the membership back that it had. Arguments: before and expected, in Base64.
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

function Write-Answer($fields) {
    ConvertTo-Json -InputObject $fields -Compress -Depth 4
}

function Stop-Refused($code, $why) {
    Write-Answer ([ordered]@{ v = 1; changed = $false; why = $why })
    exit $code
}

# The group by its SID, since its name is another one in every language.
function Get-Administrators {
    $name = ([Security.Principal.SecurityIdentifier]'S-1-5-32-544').Translate([Security.Principal.NTAccount]).Value.Split('\')[-1]
    [ADSI]"WinNT://./$name,group"
}

function Test-Member($group, $sid) {
    foreach ($member in @($group.Invoke('Members'))) {
        $bytes = $member.GetType().InvokeMember('objectSid', 'GetProperty', $null, $member, $null)
        if ((New-Object Security.Principal.SecurityIdentifier($bytes, 0)).Value -eq $sid) {
            return $true
        }
    }
    return $false
}

function ConvertTo-Encoded($text) {
    [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($text))
}

try {
    if ((Get-WmiObject -Class Win32_ComputerSystem).DomainRole -ge 4) {
        Stop-Refused 17 'is-a-dc'
    }
    $account = @(Get-WmiObject -Class Win32_UserAccount -Filter "LocalAccount = True AND Name = 'ssm-user'")
    if ($account.Count -eq 0) {
        Stop-Refused 15 'moved'
    }
    $group = Get-Administrators
    $now = if (Test-Member $group $account[0].SID) { 'in' } else { 'out' }
    $wanted = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String("$before"))
    if ($wanted -notmatch '^(in|out)$') {
        Stop-Refused 20 'bad-argument'
    }
    if ($now -ne $wanted -and (ConvertTo-Encoded $now) -ne "$expected") {
        Stop-Refused 15 'moved'
    }
    if ($now -ne $wanted) {
        if ($wanted -eq 'in') {
            $group.Add("WinNT://$env:COMPUTERNAME/ssm-user,user")
        } else {
            $group.Remove("WinNT://$env:COMPUTERNAME/ssm-user,user")
        }
    }
    Write-Answer ([ordered]@{ v = 1; changed = ($now -ne $wanted) })
} catch {
    [Console]::Error.WriteLine("$($_.Exception.Message)")
    Stop-Refused 1 'failed'
}
exit 0
