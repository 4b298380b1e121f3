# fleetsh: remove-domain-user 1
# Takes back what create-domain-user did: the account where the same plan created it, or the membership that it added.
# Arguments: plan, created, added, and sid of the account as it was then.
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

function Write-Answer($fields) {
    ConvertTo-Json -InputObject $fields -Compress -Depth 4
}

function Stop-Refused($code, $why) {
    Write-Answer ([ordered]@{ v = 1; changed = $false; why = $why })
    exit $code
}

$removed = $false
$membership = $false
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
    $account = @(Get-ADUser -Filter "SamAccountName -eq 'ssm-user'" -Server localhost -Properties Description) | Select-Object -First 1
    # An account that somebody deleted and made anew has the same name and another SID.
    if ($account -and "$sid" -and $account.SID.Value -ne "$sid") {
        Stop-Refused 15 'moved'
    }
    $ours = "$plan" -and $account -and "$($account.Description)".EndsWith("created by $plan", [StringComparison]::Ordinal)
    if ($account -and "$created" -eq 'true' -and -not $ours) {
        Stop-Refused 14 'not-ours'
    }
    if ($account -and ("$created" -eq 'true' -or "$added" -eq 'true')) {
        $members = @(Get-ADGroup -Identity $group -Server localhost -Properties member).member
        if ($members -contains $account.DistinguishedName) {
            Remove-ADGroupMember -Identity $group -Members $account -Confirm:$false -Server localhost
            $membership = $true
        }
    }
    if ($account -and "$created" -eq 'true') {
        Remove-ADUser -Identity $account -Confirm:$false -Server localhost
        $removed = $true
        # The membership went with the account.
        $membership = $false
    }
    Write-Answer ([ordered]@{ v = 1; changed = ($removed -or $membership); removed = $removed; membership = $membership })
} catch {
    # What was taken back before it failed is taken back.
    [Console]::Error.WriteLine("$($_.Exception.Message)")
    Write-Answer ([ordered]@{ v = 1; changed = ($removed -or $membership); removed = $removed; membership = $membership; why = 'failed' })
    exit 1
}
exit 0
