{{- define "stack.name" -}}
{{- $name := contains .Chart.Name .Release.Name | ternary .Release.Name (printf "%s-%s" .Release.Name .Chart.Name) | trunc 40 | trimSuffix "-" -}}
{{- if not (regexMatch "^[a-z]([a-z0-9-]*[a-z0-9])?$" $name) }}
{{- fail (printf "the release is called %q, it must begin with a letter and have a-z, 0-9 and - alone, as the names of its Services do" .Release.Name) }}
{{- end -}}
{{- $name -}}
{{- end }}

{{- /* (list ROOT COMPONENT): never changed by an upgrade, as a selector cannot be. */ -}}
{{- define "stack.selector" -}}
{{- $root := index . 0 -}}
app.kubernetes.io/name: {{ $root.Chart.Name | quote }}
app.kubernetes.io/instance: {{ $root.Release.Name | quote }}
app.kubernetes.io/component: {{ index . 1 | quote }}
{{- end }}

{{- define "stack.labels" -}}
{{- $root := index . 0 -}}
{{ include "stack.selector" . }}
app.kubernetes.io/version: {{ $root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ $root.Release.Service }}
helm.sh/chart: {{ $root.Chart.Name }}-{{ $root.Chart.Version | replace "+" "_" }}
{{- end }}

{{- define "stack.metadata" -}}
{{- $root := index . 0 -}}
name: {{ include "stack.name" $root }}-{{ index . 1 }}
labels:
  {{- include "stack.labels" . | nindent 2 }}
{{- end }}

{{- /* (list ROOT IMAGE) */ -}}
{{- define "stack.image" -}}
{{- $root := index . 0 -}}
{{- $name := index . 1 -}}
{{- if not (get $root.Values.images $name) }}
{{- fail (printf "images.%s is not set, it must be an image of the release: add the values file of the release, -f release-values.yaml" $name) }}
{{- end }}
{{- get $root.Values.images $name -}}
{{- end }}

{{- define "stack.secret.services" -}}
{{ .Values.secrets.services | default (printf "%s-services" (include "stack.name" .)) }}
{{- end }}

{{- define "stack.secret.database" -}}
{{ .Values.secrets.database | default (printf "%s-users-db" (include "stack.name" .)) }}
{{- end }}
