{{- /*
(list OWN SET): the variables of a container, by name, as Helm 4 refuses an object that has one twice.
What is SET, a map, wins over what the chart has of its OWN, in YAML; null takes one out.
*/ -}}
{{- define "stack.env" -}}
{{- $env := index . 0 | fromYaml -}}
{{- range $name, $value := index . 1 }}{{ $_ := set $env $name $value }}{{ end -}}
{{- range $name, $value := $env }}
{{- if not (kindIs "invalid" $value) }}
- name: {{ $name }}
  value: {{ include "stack.text" $value | quote }}
{{- end }}
{{- end }}
{{- end }}

{{- /* Annotations or labels: of texts alone, where values files have numbers and booleans, too. */ -}}
{{- define "stack.texts" -}}
{{- range $name, $value := . }}
{{ $name | quote }}: {{ include "stack.text" $value | quote }}
{{- end }}
{{- end }}

{{- /* (list PATH ENV NAME PORT): a container listens where its Service and its probes lead. */ -}}
{{- define "stack.port.check" -}}
{{- $env := index . 1 | default dict -}}
{{- $name := index . 2 -}}
{{- if and (hasKey $env $name) (ne (include "stack.text" (get $env $name)) (include "stack.text" (index . 3))) }}
{{- fail (printf "%s.%s is %s, it must be %s, to which its Service leads: leave it out" (index . 0) $name (toJson (get $env $name)) (include "stack.text" (index . 3))) }}
{{- end }}
{{- end }}

{{- /* A number of a values file is a float, of which 1000000 would be 1e+06. */ -}}
{{- define "stack.text" -}}
{{- if and (kindIs "float64" .) (eq (floor .) .) }}{{ printf "%.0f" . }}{{ else }}{{ . }}{{ end -}}
{{- end }}

{{- /* (list ROOT SERVICE): the settings that it has from Secrets, as `secretFiles`, which has the last word. */ -}}
{{- define "stack.secrets" -}}
{{- $root := index . 0 -}}
{{- $service := index . 1 -}}
{{- $own := dict -}}
{{- if $service.secretKey }}
{{- $_ := set $own "SECRET_KEY" (dict "secret" (include "stack.secret.services" $root) "key" "secret-key") }}
{{- end }}
{{- if include "stack.database.given" $service }}
{{- with include "stack.database.secret" $root }}
{{- $_ := set $own "DATABASE_PASSWORD" (dict "secret" . "key" "database-password") }}
{{- end }}
{{- end }}
{{- merge (dict) ($service.secretFiles | default dict) $own | toYaml }}
{{- end }}

{{- /* (list ROOT SERVICE): the variables that name these files, in YAML. */ -}}
{{- define "stack.secrets.env" -}}
{{- range $variable, $_ := include "stack.secrets" . | fromYaml }}
{{ $variable }}_FILE: /run/secrets/{{ include "stack.secrets.file" $variable }}
{{- end }}
{{- end }}

{{- /* (list ROOT SERVICE): the sources of the volume that has them. */ -}}
{{- define "stack.secrets.sources" -}}
{{- range $variable, $from := include "stack.secrets" . | fromYaml }}
- secret:
    name: {{ $from.secret | quote }}
    items: [{ key: {{ $from.key | quote }}, path: {{ include "stack.secrets.file" $variable }} }]
{{- end }}
{{- end }}

{{- define "stack.secrets.file" -}}
{{ lower . | replace "_" "-" }}
{{- end }}
