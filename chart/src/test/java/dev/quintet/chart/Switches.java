package dev.quintet.chart;

import java.util.List;
import java.util.stream.Collectors;

/** Values that switch something, each in YAML. Together they set every value of the schema. */
final class Switches {
    static final List<String> ALL = List.of(
            "imagePullSecrets: [registry]",
            "images: { users: example.org/acme/users@sha256:9 }",
            "services: { swagger: null }",
            """
            services:
              another:
                image: users
                port: 5001
                paths: [/another]
                args: [serve]
                callers: [users]
                database: users_prod
                secretKey: true
                metrics: true
                env: { DRAIN_SECONDS: 5, MAX_BODY_BYTES: 1000000, ANOTHER: true }
                secretFiles: { MAIL_PASSWORD: { secret: mail, key: password } }
                egress: [{ ports: [{ port: 587 }] }]
                health: { live: /health/live, ready: /health/ready }
                replicas: 1
                resources: { requests: { cpu: 100m }, limits: { memory: 256Mi } }
            """,
            "services: { users: { autoscaling: { enabled: true, min: 2, max: 4, cpu: 50 } } }",
            "services: { users: { env: { TRUSTED_PROXIES: 192.0.2.1, PORT: null } } }",
            """
            services:
              users:
                env: { DATABASE_URL: "postgres://ann@db/users" }
                secretFiles: { SECRET_KEY: { secret: mine, key: key }, A: { secret: mine, key: a } }
            """,
            """
            gateway:
              trustedProxies: [192.0.2.1]
              env: { TRUSTED_PROXIES: 192.0.2.2, PORT_TLS: 8443 }
            database: { env: { POSTGRES_PASSWORD_FILE: /run/secrets/postgres-password } }
            """,
            "gateway: { enabled: false }",
            "gateway: { image: client, replicas: 5, env: { WORKERS: 4 } }",
            "gateway: { autoscaling: { enabled: true, min: 2, max: 4, cpu: 50 } }",
            "gateway: { resources: { limits: { memory: 256Mi } } }",
            "gateway: { service: { type: LoadBalancer, annotations: { a: b } } }",
            "gateway: { service: { type: NodePort } }",
            """
            gateway:
              service:
                type: LoadBalancer
                spec:
                  ipFamilyPolicy: RequireDualStack
                  ipFamilies: [IPv6, IPv4]
                  loadBalancerClass: example.org/internal
                  loadBalancerSourceRanges: [192.0.2.0/24, "2001:db8::/32"]
            """,
            "gateway: { tlsSecret: certificate }",
            "gateway: { trustedProxies: [192.0.2.1] }",
            "exposure: { proxyNamespace: ingress }",
            "exposure: { ingress: { enabled: true } }",
            """
            exposure:
              ingress:
                enabled: true
                className: nginx
                host: www.example.org
                tlsSecret: certificate
                annotations: { a: b }
            """,
            """
            exposure:
              httpRoute:
                enabled: true
                parentRefs: [{ name: public, namespace: gateways }]
                hostnames: [www.example.org]
            """,
            """
            gateway: { enabled: false }
            exposure:
              proxyNamespace: ingress
              ingress: { enabled: true, host: www.example.org }
            """,
            """
            database:
              external: { enabled: true, url: "postgres://ann@db:6432/users", secret: db, port: 6432 }
            """,
            "database: { external: { enabled: true } }\nservices: {"
                    + Chart.withDatabase().stream()
                            .map(
                                    name -> name
                                            + ": { secretFiles: { DATABASE_URL: { secret: db, key: url } } }")
                            .collect(Collectors.joining(", "))
                    + "}",
            "database: { storage: { size: 20Gi, className: fast }, maxConnections: 200 }",
            """
            database:
              env: { POSTGRES_USER: admin }
              resources: { requests: { cpu: 1 }, limits: { memory: 1Gi } }
            """,
            "secrets: { database: mine, services: ours }",
            "migration: { job: true }",
            "metrics: { enabled: true }",
            """
            metrics:
              enabled: true
              port: 9200
              from: [{ namespaceSelector: {} }]
              serviceMonitor: { enabled: true, labels: { release: prometheus } }
            """,
            "networkPolicy: { enabled: false }",
            "networkPolicy: { podNetworks: [10.244.0.0/16] }",
            "security: { arbitraryUser: true }",
            "pod: { nodeSelector: { disk: fast }, topologySpreadConstraints: [] }");

    private Switches() {}
}
