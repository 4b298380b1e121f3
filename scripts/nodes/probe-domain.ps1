# fleetsh: probe-domain 1
# reads only
# Whether this is a domain controller, and what its copy of the directory says of the account ssm-user.
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$answer = [ordered]@{ v = 1 }
$answer.dc = $false
try {
    $computer = Get-WmiObject -Class Win32_ComputerSystem
    $answer.domainRole = [int]$computer.DomainRole
    $answer.domain = "$($computer.Domain)"
    # The agent takes a machine for a controller while this service runs, and asks nothing else.
    $service = Get-Service -Name NTDS -ErrorAction SilentlyContinue
    $answer.ntds = if ($service) { "$($service.Status)" } else { 'Absent' }
    $answer.dc = ($answer.domainRole -ge 4)
    if ($answer.dc -and $answer.ntds -eq 'Running') {
        Import-Module ActiveDirectory
        $domain = Get-ADDomain -Server localhost
        $own = Get-ADDomainController -Identity $env:COMPUTERNAME -Server localhost
        $answer.rodc = [bool]$own.IsReadOnly
        $answer.pdc = "$($domain.PDCEmulator)"
        $answer.domainSid = $domain.DomainSID.Value
        $found = @(Get-ADUser -Filter "SamAccountName -eq 'ssm-user'" -Server localhost -Properties 'LockedOut', 'AccountExpirationDate', 'LogonWorkstations')
        $answer.user = ($found.Count -gt 0)
        if ($answer.user) {
            $account = $found[0]
            $answer.enabled = [bool]$account.Enabled
            $answer.locked = [bool]$account.LockedOut
            $answer.expires = if ($account.AccountExpirationDate) { $account.AccountExpirationDate.ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ssZ', [Globalization.CultureInfo]::InvariantCulture) } else { '' }
            $answer.workstations = "$($account.LogonWorkstations)"
            # By SID, since the group's name is another one in every language; nested memberships count.
            $group = (Get-ADGroup -Identity "$($answer.domainSid)-512" -Server localhost).DistinguishedName
            $escaped = $group.Replace('\', '\5c').Replace('*', '\2a').Replace('(', '\28').Replace(')', '\29')
            $answer.domainAdmin = @(Get-ADUser -LDAPFilter "(&(sAMAccountName=ssm-user)(memberOf:1.2.840.113556.1.4.1941:=$escaped))" -Server localhost).Count -gt 0
        }
    }
} catch {
    $answer.error = "$($_.Exception.Message)"
}
ConvertTo-Json -InputObject $answer -Compress
exit 0
