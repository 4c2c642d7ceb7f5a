{{- /* (list ROOT SERVICE): the variable that leads it to its database, in YAML, unless it has its own. */ -}}
{{- define "stack.database.env" -}}
{{- $root := index . 0 -}}
{{- $service := index . 1 -}}
{{- if include "stack.database.given" $service }}
{{- if $root.Values.database.external.enabled }}
DATABASE_URL: {{ $root.Values.database.external.url | quote }}
{{- else }}
DATABASE_URL: postgres://users_service@{{ include "stack.name" $root }}-users-db:5432/{{ $service.database }}
{{- end }}
{{- end }}
{{- end }}

{{- define "stack.database.given" -}}
{{- $own := merge (dict) (.env | default dict) (.secretFiles | default dict) -}}
{{- if and .database (not (hasKey $own "DATABASE_URL")) }}yes{{ end -}}
{{- end }}

{{- /* The Secret that has the database's password, if there is one. */ -}}
{{- define "stack.database.secret" -}}
{{- if .Values.database.external.enabled }}{{ .Values.database.external.secret }}{{ else }}{{ include "stack.secret.services" . }}{{ end -}}
{{- end }}

{{- /* A pool is ten connections, and while one replica is replaced there is one more. */ -}}
{{- define "stack.database.check" -}}
{{- $database := .Values.database -}}
{{- if $database.external.enabled -}}
{{- $hosts := regexReplaceAll "^[^/]*//([^/?]*@)?([^/?]*).*$" $database.external.url "${2}" }}
{{- $ports := list }}
{{- range splitList "," $hosts }}{{ $ports = append $ports (regexFind ":[0-9]+$" . | default ":5432") }}{{ end }}
{{- if and $database.external.url $.Values.networkPolicy.enabled (not (contains "port=" $database.external.url)) (not (has (printf ":%d" (int $database.external.port)) $ports)) }}
{{- fail (printf "database.external.port is %d, and the URL has %s: set it to that port, as the network policy lets nobody reach another" (int $database.external.port) (join ", " $ports)) }}
{{- end }}
{{- range $name, $service := .Values.services }}
{{- if and (include "stack.database.given" $service) (not $database.external.url) }}
{{- fail (printf "database.external.url is not set, it must be postgres://USER@HOST:PORT/DATABASE, or services.%s.secretFiles.DATABASE_URL the Secret that holds it" $name) }}
{{- end }}
{{- end }}
{{- else -}}
{{- $connections := 10 -}}
{{- range .Values.services }}
{{- if include "stack.database.given" . }}
{{- $most := ternary (dig "autoscaling" "max" 0 .) (dig "replicas" 1 .) (dig "autoscaling" "enabled" false .) }}
{{- $connections = add $connections (mul 10 (add $most 1)) }}
{{- end }}
{{- end }}
{{- if gt $connections (int $database.maxConnections) }}
{{- fail (printf "database.maxConnections is %d, it must be at least %d for as many replicas (ten for each, one more in a roll, ten for operators): set it, or have fewer" (int $database.maxConnections) $connections) }}
{{- end }}
{{- if ne (empty .Values.secrets.database) (empty .Values.secrets.services) }}
{{- fail "secrets.database and secrets.services must both be set, or neither: both hold the password of the services' role" }}
{{- end }}
{{- end -}}
{{- end }}

{{- /* Kubernetes lets no StatefulSet change its claims, and would say so when the rest of an upgrade is done. */ -}}
{{- define "stack.storage.check" -}}
{{- $storage := .Values.database.storage -}}
{{- $there := lookup "apps/v1" "StatefulSet" .Release.Namespace (printf "%s-users-db" (include "stack.name" .)) -}}
{{- range dig "spec" "volumeClaimTemplates" (list) $there }}
{{- $class := .spec.storageClassName | default "" }}
{{- if ne $class $storage.className }}
{{- fail (printf "database.storage.className is %q, it must be %q, as that of the volume there: only a new volume can have another" $storage.className $class) }}
{{- end }}
{{- $size := .spec.resources.requests.storage }}
{{- if ne $size $storage.size }}
{{- fail (printf "database.storage.size is %s, it must be %s, as that of the StatefulSet there: docs/kubernetes.md says how a volume is made larger" $storage.size $size) }}
{{- end }}
{{- end }}
{{- end }}
