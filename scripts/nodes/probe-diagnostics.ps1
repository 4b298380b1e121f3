# fleetsh: probe-diagnostics 1
# reads only
# What ssm-cli get-diagnostics says, in one line. A check that is missing there is missing here.
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$answer = [ordered]@{ v = 1 }
try {
    $cli = Join-Path $env:ProgramFiles 'Amazon\SSM\ssm-cli.exe'
    if (-not (Test-Path -LiteralPath $cli)) {
        throw 'there is no ssm-cli'
    }
    # What a program writes to its error stream is no failure of this script.
    $ErrorActionPreference = 'Continue'
    $said = (& $cli get-diagnostics --output json 2>&1 | Out-String)
    $ErrorActionPreference = 'Stop'
    if ($said -notmatch 'DiagnosticsOutput') {
        if ($said -match 'dministrator') {
            throw 'ssm-cli asks for an administrator'
        }
        throw 'this ssm-cli has no get-diagnostics'
    }
    $rows = @()
    foreach ($check in ($said | ConvertFrom-Json).DiagnosticsOutput) {
        $note = "$($check.Note)" -replace '[^ -~]', '?' -replace '["\\<>&'']', ' '
        $rows += [ordered]@{ c = "$($check.Check)"; s = "$($check.Status)"; n = $note.Substring(0, [Math]::Min(60, $note.Length)) }
    }
    $answer.checks = @($rows)
    $line = ConvertTo-Json -InputObject $answer -Compress -Depth 4
    if ($line.Length -ge 2350) {
        foreach ($row in $rows) {
            $row.n = ''
        }
    }
} catch {
    $answer.error = "$($_.Exception.Message)"
}
ConvertTo-Json -InputObject $answer -Compress -Depth 4
exit 0
