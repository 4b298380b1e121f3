# fleetsh: remove-domain-user 1
# Takes back what create-domain-user did: the account where the same plan created it, or the membership that it added.
# Arguments: plan, created and added.
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
    [Console]::Error.WriteLine("$($_.Exception.Message)")
    Stop-Refused 1 'failed'
}
exit 0
