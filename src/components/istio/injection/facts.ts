/** What the templates ask about a pod, and the variables that hold the answers. */

/** Annotation of the pod, or the result of `fallback` where it has none. */
export function annotation(name: string, fallback: string): string {
  return `(annotation .ObjectMeta ${JSON.stringify(name)} ${fallback})`;
}

/** Whether the pod has the annotation. */
export function annotated(name: string): string {
  return `(isset .ObjectMeta.Annotations ${JSON.stringify(name)})`;
}

/** Annotation of the pod, empty where it has none. */
export function given(name: string): string {
  return `(index .ObjectMeta.Annotations ${JSON.stringify(name)})`;
}

/** Label of the pod, empty where it has none. */
export function label(name: string): string {
  return `(index .ObjectMeta.Labels ${JSON.stringify(name)})`;
}

/** Whether the proxy trusts the certificates that istiod signs. */
export const ISTIOD_CERTIFICATES = 'eq $global.pilotCertProvider "istiod"';

/** User of the proxy. */
export const UID = '.ProxyUID | default 1337';
/** Group of the proxy. */
export const GID = '.ProxyGID | default 1337';

/** Variables of every template: the values in short. */
export const VALUES: readonly string[] = [
  '{{- $global := .Values.global }}',
  '{{- $proxy := $global.proxy }}',
];

/** Variables of the templates that change a pod: also the names of the application's containers. */
export const COMMON: readonly string[] = [
  ...VALUES,
  '{{- $apps := list }}',
  '{{- range .Spec.Containers }}{{ if ne .Name "istio-proxy" }}{{ $apps = append $apps .Name }}{{ end }}{{ end }}',
];

/** Variables of a proxy, wherever it is: its image, and the mesh's trust domain. */
export const PROXY: readonly string[] = [
  ...image('$image', '$proxy.image'),
  '{{- $trustDomain := valueOrDefault .MeshConfig.TrustDomain $global.trustDomain }}',
];

/** Variables of a proxy that is injected: also the ports of the pod, one a line. */
export const INJECTED_PROXY: readonly string[] = [
  ...PROXY,
  '{{- $ports := list }}',
  '{{- range .Spec.Containers }}{{ range .Ports }}',
  '{{- $ports = append $ports (printf "\\n    %s%s" (ternary "," "" (not (empty $ports))) (structToJSON .)) }}',
  '{{- end }}{{ end }}',
];

/** Variables of the templates that inject a proxy beside an application. */
export const BESIDE_APPLICATION: readonly string[] = [
  ...resources(),
  `{{- $statusPort := ${annotation('status.sidecar.istio.io/port', '$proxy.statusPort')} }}`,
];

/** Variables of the templates that redirect traffic into the proxy. */
export const REDIRECTING: readonly string[] = [
  '{{- $cni := not (not .Values.pilot.cni.enabled) }}',
  `{{- $mode := ${annotation('sidecar.istio.io/interceptionMode', '.ProxyConfig.InterceptionMode')} }}`,
  '{{- $tproxy := eq $mode "TPROXY" }}',
  '{{- $native := .NativeSidecars }}',
  `{{- with ${given('sidecar.istio.io/nativeSidecar')} }}{{ $native = ne . "false" }}{{ end }}`,
];

/** The mesh's trust domain, empty if it has none. */
export const TRUST_DOMAIN = '$trustDomain';

/** A variable with the image: an annotation or value that names a registry wins over what istiod has put together. */
export function image(variable: string, fallback: string): readonly string[] {
  return [
    `{{- ${variable} := ${annotation('sidecar.istio.io/proxyImage', fallback)} }}`,
    `{{- if not (contains "/" ${variable}) }}{{ ${variable} = .ProxyImage }}{{ end }}`,
  ];
}

/** `$resources`: what the annotations say, all together, or else the values. */
function resources(): readonly string[] {
  const quantities = [
    ['$requests', 'cpu', 'sidecar.istio.io/proxyCPU'],
    ['$requests', 'memory', 'sidecar.istio.io/proxyMemory'],
    ['$limits', 'cpu', 'sidecar.istio.io/proxyCPULimit'],
    ['$limits', 'memory', 'sidecar.istio.io/proxyMemoryLimit'],
  ] as const;
  return [
    '{{- $requests := dict }}{{ $limits := dict }}',
    ...quantities.map(([map, name, source]) => `{{- if ${annotated(source)} }}{{ $_ := set ${map} "${name}" ${given(source)} }}{{ end }}`),
    '{{- $resources := omitNil $proxy.resources }}',
    '{{- if or $requests $limits }}{{ $resources = dict "requests" $requests "limits" $limits }}{{ end }}',
  ];
}
