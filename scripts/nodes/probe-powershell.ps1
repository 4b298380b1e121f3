# fleetsh: probe-powershell 1
# reads only
# The version of PowerShell, the edition of Windows, and whether a policy transcribes every session.
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$answer = [ordered]@{ v = 1 }
try {
    $answer.version = "$($PSVersionTable.PSVersion)"
    # Nano Server has no Get-WmiObject, and old systems no Get-CimInstance.
    if (Get-Command -Name 'Get-CimInstance' -ErrorAction SilentlyContinue) {
        $system = Get-CimInstance -ClassName 'Win32_OperatingSystem'
    } else {
        $system = Get-WmiObject -Class 'Win32_OperatingSystem'
    }
    $answer.sku = [int]$system.OperatingSystemSKU
    $policy = Get-ItemProperty -Path 'HKLM:\SOFTWARE\Policies\Microsoft\Windows\PowerShell\Transcription' -ErrorAction SilentlyContinue
    $answer.transcription = [bool]($policy -and $policy.EnableTranscripting -eq 1)
} catch {
    $answer.error = "$($_.Exception.Message)"
}
ConvertTo-Json -InputObject $answer -Compress
exit 0
