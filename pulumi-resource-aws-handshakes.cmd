@node "%~dp0\pulumi-resource-aws-handshakes" %*
