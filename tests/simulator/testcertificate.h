// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A self-signed pair for 127.0.0.1, made for the tests: it protects nothing and is trusted by nobody.
constexpr char testCertificatePem[] = R"(-----BEGIN CERTIFICATE-----
MIIBjzCCATagAwIBAgIUEa8bqFw41uYWV7nf5Ioi4mo6diIwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJMTI3LjAuMC4xMCAXDTI2MTEyNDEwMDkyNVoYDzIxMjYxMDMx
MTAwOTI1WjAUMRIwEAYDVQQDDAkxMjcuMC4wLjEwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAASA4M8FMap6LIQYLSLKtAjgFqzrPJ3xzc7kEOLdVVT/WVzoJesDGtcr
bZr6BNY9nOINOxfXYZbC2Q3s6Z0oEXawo2QwYjAdBgNVHQ4EFgQU+i3HXPibqiqQ
PpzHPJmCtsTEKp0wHwYDVR0jBBgwFoAU+i3HXPibqiqQPpzHPJmCtsTEKp0wDwYD
VR0TAQH/BAUwAwEB/zAPBgNVHREECDAGhwR/AAABMAoGCCqGSM49BAMCA0cAMEQC
IFVfh5PUmPjon4JWWTWmi/Q1o0ifdg0GFAVNVeaUuRxpAiAglXoVP5+E8i1DepEj
kZDu2PZKLx+0m4UekVZYvxdSWg==
-----END CERTIFICATE-----
)";
constexpr char testPrivateKeyPem[] = R"(-----BEGIN EC PRIVATE KEY-----
MHcCAQEEIDbnojkbiSoxaKuVCbfvJSwsSuKfuieNmbOY9hc6JoxBoAoGCCqGSM49
AwEHoUQDQgAEgODPBTGqeiyEGC0iyrQI4Bas6zyd8c3O5BDi3VVU/1lc6CXrAxrX
K22a+gTWPZziDTsX12GWwtkN7OmdKBF2sA==
-----END EC PRIVATE KEY-----
)";
