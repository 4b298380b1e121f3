# fleetsh: remove-amazon-roots 2
# Takes back the certificates that trust-amazon-roots added, and no others.
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

function Write-Answer($fields) {
    ConvertTo-Json -InputObject $fields -Compress -Depth 4
}

$removed = 0
$store = New-Object Security.Cryptography.X509Certificates.X509Store('Root', 'LocalMachine')
try {
    $store.Open('ReadWrite')
    foreach ($certificate in @($store.Certificates)) {
        if ($certificate.FriendlyName -eq 'Amazon Root CA, added by fleetsh') {
            $store.Remove($certificate)
            $removed += 1
        }
    }
    Write-Answer ([ordered]@{ v = 1; changed = ($removed -gt 0); removed = $removed })
} catch {
    [Console]::Error.WriteLine("$($_.Exception.Message)")
    # Those that went before it failed are gone.
    Write-Answer ([ordered]@{ v = 1; changed = ($removed -gt 0); removed = $removed; why = 'failed' })
    exit 1
} finally {
    $store.Close()
}
exit 0
