# A stand-in for a service that breaks connections. After it has refused a request, it stops answering on that connection,
# and keeps it open. Like some servers, it closes the connection after HEAD. It closes all once /tmp/leaving exists. With STARTING
# it answers 503 until /tmp/started exists.
use IO::Socket::INET;
$SIG{CHLD} = 'IGNORE';
$| = 1;
chomp(my $host = `hostname`);
my $server = IO::Socket::INET->new(LocalPort => 5000, Listen => 100, ReuseAddr => 1) or die $!;
while (1) {
    my $caller = $server->accept or next;
    fork and next;
    my ($count, $request) = (0, '');
    while (sysread $caller, $request, 65536, length $request) {
        next unless $request =~ s/^(\w+) (\S+) .*?\r\n\r\n//s;
        print "$2\n";
        my ($head, $refused) = ($1 eq 'HEAD', $2 =~ /refused/);
        my $starting = $ENV{STARTING} && !-e '/tmp/started';
        my $last = $head || -e '/tmp/leaving';
        my $body = sprintf '{"host":"%s","request":%d}', $host, ++$count;
        syswrite $caller, sprintf "HTTP/1.1 %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n%s\r\n%s",
            $starting ? '503 Service Unavailable' : $refused ? '400 Bad Request' : '200 OK', length $body, $last ? "Connection: close\r\n" : '', $head ? '' : $body;
        exit if $last;
        sleep while $refused;
    }
    exit;
}
