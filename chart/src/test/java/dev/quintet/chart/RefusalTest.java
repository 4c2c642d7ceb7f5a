package dev.quintet.chart;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that cannot be used are refused before anything changes, and named. */
class RefusalTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "images: { users: '' }                         | images.users is not set, it must be an image of the release: add the values file of the release",
                "replicas: 3                                   | additional properties 'replicas' not allowed",
                "services: { users: { replicas: many } }       | at '/services/users/replicas': got string, want integer",
                "services: { users: { enviroment: {} } }       | additional properties 'enviroment' not allowed",
                "services: { users: { env: { a-b: 1 } } }      | does not match pattern",
                "services: { users: { port: 80 } }             | at '/services/users/port': minimum: got 80, want 1,024",
                "services: { another: { image: users } }       | missing properties 'port', 'health', 'resources'",
                "services: { Notes: null }                     | does not match pattern",
                "services: { users: { resources: { limits: null } } } | missing property 'limits'",
                "gateway: { service: { type: Node } }          | value must be one of 'ClusterIP', 'NodePort', 'LoadBalancer'",
                "gateway: { trustedProxies: [proxy] }          | does not match pattern",
                "services: { users: { replicas: 9 } }          | database.maxConnections is 100, it must be at least",
                "services: { users: { autoscaling: { enabled: true, min: 1, max: 9, cpu: 70 } } } | database.maxConnections is 100, it must be at least",
                "gateway: { autoscaling: { enabled: true, min: 3, max: 2, cpu: 70 } } | autoscaling.min of gateway is 3, it must be at most its max, 2",
                "services: { users: { autoscaling: { enabled: true, max: 3 }, resources: { requests: { cpu: null } } } } | resources.requests.cpu of users is not set",
                "exposure: { ingress: { enabled: true, host: 'https://www.example.org' } } | at '/exposure/ingress/host'",
                "exposure: { httpRoute: { enabled: true } }    | exposure.httpRoute.parentRefs is empty, it must name the Gateway",
                "database: { external: { enabled: true } }     | database.external.url is not set, it must be postgres://USER@HOST:PORT/DATABASE, or services.",
                "database: { external: { enabled: true, url: mysql } } | does not match pattern",
                "pod: { securityContext: { runAsUser: 0 } }   | pod.securityContext cannot be set: the chart sets it itself",
                "services: { users: { port: 6000 } }           | services.users.port is 6000, and services.users.env.PORT is 5000: set both to one port",
                "services: { migration: { image: users, port: 5001, health: { live: /, ready: / }, resources: { limits: { memory: 1Gi } } } } | services.migration cannot have this name",
                "metrics: { enabled: true, port: 5000 }        | metrics.port is 5000, and so is services.",
                "gateway: { service: { annotations: { a: [b] } } } | at '/gateway/service/annotations/a': got array",
                "database: { external: { enabled: true, url: 'postgres://ann:1@db:6432/users' } } | database.external.port is 5432, and the URL has :6432",
                "database: { external: { enabled: true, url: 'postgres://ann@db,[::1]/users', port: 6432 } } | database.external.port is 6432, and the URL has :5432, :5432",
                "services: { users: { callers: [nobody] } }    | services.users.callers has nobody, it must have names of services (",
                "gateway: { env: { PORT: 9090 } }              | gateway.env.PORT is 9090, it must be 8080, to which its Service leads: leave it out",
                "gateway: { env: { PORT_TLS: null } }          | gateway.env.PORT_TLS is null, it must be 8443",
                "database: { env: { PGPORT: '5433' } }         | database.env.PGPORT is \"5433\", it must be 5432",
                "{ metrics: { enabled: true }, services: { users: { env: { METRICS_PORT: 9200 } } } } | services.users.env.METRICS_PORT is 9200, it must be 9100",
                "gateway: { service: { spec: { ports: [] } } } | at '/gateway/service/spec': additional properties 'ports' not allowed",
                "gateway: { service: { spec: { ipFamilyPolicies: SingleStack } } } | additional properties 'ipFamilyPolicies' not allowed",
                "gateway: { service: { spec: { loadBalancerClass: a } } } | gateway.service.spec.loadBalancerClass is set, and gateway.service.type is ClusterIP: set that to LoadBalancer",
                "gateway: { service: { type: LoadBalancer, spec: { loadBalancerSourceRanges: [office] } } } | at '/gateway/service/spec/loadBalancerSourceRanges/0'",
                "gateway: { service: { spec: { ipFamilies: [IPv5] } } } | value must be one of 'IPv4', 'IPv6'",
                "metrics: { serviceMonitor: { enabled: true } } | metrics.serviceMonitor.enabled is true, and metrics.enabled is not",
                "secrets: { database: mine }                   | secrets.database and secrets.services must both be set, or neither",
            })
    void namesWhatIsWrong(String values, String words) {
        var refusal = Chart.refusal(values);

        assertTrue(refusal.contains(words), refusal);
    }
}
