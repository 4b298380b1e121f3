# fleetsh: probe-tls 1
# reads only
# Whether the certificates of the endpoints are trusted, by a handshake. Arguments: region, suffix.
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$answer = [ordered]@{ v = 1 }

function Test-Handshake($name) {
    $client = New-Object Net.Sockets.TcpClient
    try {
        if (-not $client.ConnectAsync($name, 443).Wait(15000)) {
            return @('no connection within 15 s', '')
        }
        $stream = New-Object Net.Security.SslStream($client.GetStream(), $false)
        $stream.ReadTimeout = 15000
        # Protocol 0 lets Windows choose what it has turned on.
        $stream.AuthenticateAsClient($name, $null, [Security.Authentication.SslProtocols]0, $false)
        return @('ok', "$($stream.SslProtocol)")
    } catch {
        $cause = $_.Exception
        while ($cause.InnerException) {
            $cause = $cause.InnerException
        }
        $said = "$($cause.Message)" -replace '[\r\n\t]+', ' '
        return @($said.Substring(0, [Math]::Min(120, $said.Length)), '')
    } finally {
        $client.Close()
    }
}

try {
    if ($region -notmatch '^[a-z0-9-]+$' -or $suffix -notmatch '^[a-z0-9.-]+$') {
        throw 'that is no Region'
    }
    $ssm = Test-Handshake "ssm.$region.$suffix"
    $messages = Test-Handshake "ssmmessages.$region.$suffix"
    $answer.ssm = "$($ssm[0])"
    $answer.ssmmessages = "$($messages[0])"
    $protocol = "$($ssm[1])"
    if (-not $protocol) {
        $protocol = "$($messages[1])"
    }
    # .NET calls them Tls12 and Tls13.
    $answer.protocol = $protocol -replace '^Tls1([0-9])$', 'TLSv1.$1'
} catch {
    $answer.error = "$($_.Exception.Message)"
}
ConvertTo-Json -InputObject $answer -Compress
exit 0
