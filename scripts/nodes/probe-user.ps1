# fleetsh: probe-user 1
# reads only
# Whether the local user ssm-user exists and is an administrator; on a domain controller, the domain's account.
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$answer = [ordered]@{ v = 1 }
try {
    # By SID, since the group's name is another one in every language.
    $group = ([Security.Principal.SecurityIdentifier]'S-1-5-32-544').Translate([Security.Principal.NTAccount]).Value.Split('\')[-1]
    $account = @(Get-WmiObject -Class Win32_UserAccount -Filter "LocalAccount = True AND Name = 'ssm-user'")
    if (-not $account) {
        $role = [int](Get-WmiObject -Class Win32_ComputerSystem).DomainRole
        if ($role -ge 4) {
            $account = @(Get-WmiObject -Class Win32_UserAccount -Filter "Name = 'ssm-user'")
        }
    }
    $answer.user = ($account.Count -gt 0)
    $answer.admin = $false
    if ($answer.user) {
        $members = @(([ADSI]"WinNT://./$group,group").Invoke('Members'))
        foreach ($member in $members) {
            $bytes = $member.GetType().InvokeMember('objectSid', 'GetProperty', $null, $member, $null)
            if ((New-Object Security.Principal.SecurityIdentifier($bytes, 0)).Value -eq $account[0].SID) {
                $answer.admin = $true
            }
        }
    }
} catch {
    $answer.error = "$($_.Exception.Message)"
}
ConvertTo-Json -InputObject $answer -Compress
exit 0
