{{- /* (list ROOT USER): what Pod Security "restricted" asks of a pod. */ -}}
{{- define "stack.pod" -}}
{{- $root := index . 0 -}}
{{- $user := index . 1 -}}
serviceAccountName: {{ include "stack.name" $root | quote }}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  {{- if not $root.Values.security.arbitraryUser }}
  runAsUser: {{ $user }}
  runAsGroup: {{ $user }}
  fsGroup: {{ $user }}
  fsGroupChangePolicy: OnRootMismatch
  {{- end }}
  seccompProfile:
    type: RuntimeDefault
{{- with $root.Values.imagePullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . | quote }}
  {{- end }}
{{- end }}
{{- with $root.Values.pod }}
{{- range $name, $_ := . }}
{{- if has $name (list "automountServiceAccountToken" "containers" "enableServiceLinks" "imagePullSecrets" "restartPolicy" "securityContext" "serviceAccountName" "terminationGracePeriodSeconds" "volumes") }}
{{- fail (printf "pod.%s cannot be set: the chart sets it itself, leave it out" $name) }}
{{- end }}
{{- end }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- define "stack.container" -}}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities:
    drop: [ALL]
{{- end }}

{{- /* (list ROOT COMPONENT): replicas on several machines, where there are several; those that a roll replaces do not count. */ -}}
{{- define "stack.spread" -}}
{{- if not (hasKey (index . 0).Values.pod "topologySpreadConstraints") }}
topologySpreadConstraints:
  - maxSkew: 1
    topologyKey: kubernetes.io/hostname
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- include "stack.selector" . | nindent 8 }}
    matchLabelKeys: [pod-template-hash]
{{- end }}
{{- end }}

{{- /* A rolled service has all its replicas all the time. */ -}}
{{- define "stack.roll" -}}
strategy:
  type: RollingUpdate
  rollingUpdate:
    maxUnavailable: 0
    maxSurge: 1
{{- end }}

{{- /* SETTINGS: longer than a container may take to leave, whose own defaults are 1 and 8 or 10 seconds. */ -}}
{{- define "stack.grace" -}}
terminationGracePeriodSeconds: {{ max 30 (add (.DRAIN_SECONDS | default 1 | int) (.FINISH_SECONDS | default 10 | int) 5) }}
{{- end }}

{{- /* (dict live ready port): a start is given two minutes. */ -}}
{{- define "stack.probes" -}}
startupProbe:
  httpGet: { path: {{ .live }}, port: {{ .port }} }
  periodSeconds: 2
  timeoutSeconds: 3
  failureThreshold: 60
livenessProbe:
  httpGet: { path: {{ .live }}, port: {{ .port }} }
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 6
readinessProbe:
  httpGet: { path: {{ .ready }}, port: {{ .port }} }
  periodSeconds: 2
  timeoutSeconds: 3
  failureThreshold: 3
{{- end }}

{{- /* (list ROOT COMPONENT VALUES): use is measured against what is requested. */ -}}
{{- define "stack.autoscaler" -}}
{{- $component := index . 1 -}}
{{- $autoscaling := (index . 2).autoscaling -}}
{{- if gt (int $autoscaling.min) (int $autoscaling.max) }}
{{- fail (printf "autoscaling.min of %s is %d, it must be at most its max, %d" $component (int $autoscaling.min) (int $autoscaling.max)) }}
{{- end }}
{{- if not (dig "requests" "cpu" "" (index . 2).resources) }}
{{- fail (printf "resources.requests.cpu of %s is not set, it must be for autoscaling: its use is counted in percent of it" $component) }}
{{- end -}}
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  {{- include "stack.metadata" . | nindent 2 }}
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: {{ include "stack.name" (index . 0) }}-{{ index . 1 }}
  minReplicas: {{ $autoscaling.min }}
  maxReplicas: {{ $autoscaling.max }}
  metrics:
    - type: Resource
      resource:
        name: cpu
        target:
          type: Utilization
          averageUtilization: {{ $autoscaling.cpu }}
{{- end }}

{{- /* (list ROOT COMPONENT): nodes are emptied one pod at a time. */ -}}
{{- define "stack.disruption" -}}
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  {{- include "stack.metadata" . | nindent 2 }}
spec:
  maxUnavailable: 1
  selector:
    matchLabels:
      {{- include "stack.selector" . | nindent 6 }}
{{- end }}
