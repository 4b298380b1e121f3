# fleetsh: set-sudo 1
# Makes the local user ssm-user an administrator, or takes that away. Argument: mode, on or off.
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
    if ("$mode" -notmatch '^(on|off)$') {
        Stop-Refused 20 'bad-argument'
    }
    if ((Get-WmiObject -Class Win32_ComputerSystem).DomainRole -ge 4) {
        Stop-Refused 17 'is-a-dc'
    }
    $account = @(Get-WmiObject -Class Win32_UserAccount -Filter "LocalAccount = True AND Name = 'ssm-user'")
    if ($account.Count -eq 0) {
        Stop-Refused 16 'no-user'
    }
    $group = Get-Administrators
    $before = if (Test-Member $group $account[0].SID) { 'in' } else { 'out' }
    $after = if ($mode -eq 'on') { 'in' } else { 'out' }
    if ($before -ne $after) {
        if ($after -eq 'in') {
            $group.Add("WinNT://$env:COMPUTERNAME/ssm-user,user")
        } else {
            $group.Remove("WinNT://$env:COMPUTERNAME/ssm-user,user")
        }
    }
    Write-Answer ([ordered]@{ v = 1; changed = ($before -ne $after); existed = $true; before = (ConvertTo-Encoded $before); after = (ConvertTo-Encoded $after) })
} catch {
    [Console]::Error.WriteLine("$($_.Exception.Message)")
    Stop-Refused 1 'failed'
}
exit 0
