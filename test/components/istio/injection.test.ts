import { load } from 'js-yaml';
import { title, workloads } from './inject/workloads';
import { injectorConfig, InjectorOptions, injectorValues } from '../../../src/components/istio/injection';
import { block, call, each, json, render, SPREAD, text, value, when } from '../../../src/components/istio/injection/template';

interface Config {
  readonly policy: string;
  readonly defaultTemplates: readonly string[];
  readonly aliases: Readonly<Record<string, readonly string[]>>;
  readonly alwaysInjectSelector: readonly object[];
  readonly neverInjectSelector: readonly object[];
  readonly templates: Readonly<Record<string, string>>;
}

const proxyImage = 'registry.example.com:5000/istio/proxyv2:1.30.1';
const NAMES = ['sidecar', 'gateway', 'grpc-agent', 'kube-gateway'];

function config(options: Partial<InjectorOptions> = {}): Config {
  return load(injectorConfig({ proxyImage, ...options })) as Config;
}

function values(options: Partial<InjectorOptions> = {}) {
  return JSON.parse(injectorValues({ proxyImage, ...options }));
}

describe('the templates', () => {
  const { templates } = config();

  test('are those that istiod asks for', () => {
    expect(Object.keys(templates)).toEqual(NAMES);
    expect(config()).toMatchObject({ policy: 'enabled', defaultTemplates: ['sidecar'], aliases: { 'grpc-simple': ['grpc-agent'] } });
  });

  test.each(NAMES)('%s ends what it begins', name => {
    const actions = [...templates[name].matchAll(/\{\{-?\s*(\w+)/g)].map(([, word]) => word);
    const begun = actions.filter(word => ['if', 'range', 'with', 'define', 'block'].includes(word));
    expect(begun.length).toBeGreaterThan(0);
    expect(actions.filter(word => word === 'end')).toHaveLength(begun.length);
    expect(templates[name].split('{{')).toHaveLength(templates[name].split('}}').length);
  });

  test.each(NAMES)('%s declares every variable that it uses', name => {
    const parts = templates[name].split(/\{\{- define "[\w-]+" \}\}/).flatMap(part => part.split('\n{{- end }}\n{{- $global := '));
    for (const part of parts.map((one, at) => at === 0 ? one : `$global := ${one}`)) {
      const declarations = part.matchAll(/(?:\{\{-? |range |, |^)(\$\w+)(?=, \$\w+ :=| :=)/g);
      const declared = new Set([...declarations].map(([, variable]) => variable));
      const used = new Set([...part.matchAll(/\$\w+/g)].map(([word]) => word));
      expect([...used].filter(word => !declared.has(word))).toEqual([]);
    }
  });

  test.each(NAMES)('%s holds nothing that the options set', name => {
    expect(templates[name]).not.toMatch(/istio-system|cluster\.local|registry\.|proxyv2|1\.30/);
  });

  test('can be added and replaced', () => {
    const changed = config({ templates: { own: 'spec: {}', gateway: 'metadata: {}' }, aliases: { all: ['sidecar', 'own'] } });
    expect(Object.keys(changed.templates)).toEqual([...NAMES, 'own']);
    expect(changed.templates.gateway).toBe('metadata: {}');
    expect(changed.aliases).toEqual({ all: ['sidecar', 'own'] });
  });

  test('reach the pods that are chosen', () => {
    const [chosen, refused] = [{ matchLabels: { mesh: 'in' } }, { matchLabels: { mesh: 'out' } }];
    expect(config({ byDefault: false, alwaysInject: [chosen], neverInject: [refused] })).toMatchObject({
      policy: 'disabled', alwaysInjectSelector: [chosen], neverInjectSelector: [refused],
    });
  });
});

describe('the values', () => {
  test('hold the image in the parts that istiod puts together', () => {
    expect(values().global).toMatchObject({
      hub: 'registry.example.com:5000/istio', tag: '1.30.1', proxy: { image: 'proxyv2' }, proxy_init: { image: 'proxyv2' },
    });
  });

  test.each(['', ':1.30.1'])('keep an image with a digest whole, also after %p', tag => {
    const pinned = `registry.example.com/istio/proxyv2${tag}@sha256:${'0'.repeat(64)}`;
    expect(values({ proxyImage: pinned }).global).toMatchObject({ proxy: { image: pinned }, proxy_init: { image: pinned } });
  });

  test.each(['proxyv2', 'proxyv2:1', 'registry.example.com/proxyv2', ''])('fail for the image %p', wrong => {
    expect(() => values({ proxyImage: wrong })).toThrow(expect.objectContaining({
      code: 'ProxyImage', message: expect.stringContaining(`got ${JSON.stringify(wrong)}`),
    }));
  });

  test('follow the options', () => {
    const changed = values({
      clusterDomain: 'k8s.example',
      trustDomain: 'corp.example',
      istioNamespace: 'mesh',
      cni: false,
      revision: 'canary',
      clusterName: 'east',
      network: 'one',
      meshId: 'two',
      proxyResources: { limits: { memory: '1Gi' } },
      seccompProfile: { type: 'Localhost', localhostProfile: 'p.json' },
      privileged: true,
      imagePullSecrets: ['registry'],
      imagePullPolicy: 'Always',
      proxyLogLevel: 'debug',
      logLevel: 'warn',
      rewriteProbes: false,
      includeOutboundRanges: '10.0.0.0/8',
      excludeOutboundRanges: '10.1.0.0/16',
    });
    expect(changed).toMatchObject({
      revision: 'canary',
      gateways: { seccompProfile: { type: 'Localhost' } },
      pilot: { cni: { enabled: false } },
      sidecarInjectorWebhook: { rewriteAppHTTPProbe: false },
      global: {
        trustDomain: 'corp.example',
        istioNamespace: 'mesh',
        multiCluster: { clusterName: 'east' },
        network: 'one',
        meshID: 'two',
        imagePullSecrets: ['registry'],
        imagePullPolicy: 'Always',
        logging: { level: 'default:warn' },
        proxy: {
          clusterDomain: 'k8s.example',
          includeIPRanges: '10.0.0.0/8',
          excludeIPRanges: '10.1.0.0/16',
          logLevel: 'debug',
          privileged: true,
          resources: { limits: { memory: '1Gi' } },
          seccompProfile: { type: 'Localhost', localhostProfile: 'p.json' },
        },
      },
    });
    expect(JSON.stringify(changed)).not.toMatch(/istio-system|cluster\.local/);
  });

  test('have no profile for system calls if that is chosen', () => {
    const { gateways, global } = values({ seccompProfile: false });
    expect([gateways.seccompProfile, global.proxy.seccompProfile]).toEqual([{}, {}]);
  });
});

describe('a template tree', () => {
  test('becomes YAML with control lines that leave no trace', () => {
    expect(render({
      plain: 'word',
      quoted: 'true',
      number: value('.N | default 5'),
      map: json('.M'),
      string: text`a "b" ${'.C'}`,
      empty: {},
      nothing: null,
      choice: when('.A', { x: 1 }, [2]),
      list: [
        when('.B', ['one', 'two'], { name: 'three', deep: { er: false } }),
        each('$k, $v := .D', { name: text`${'$k'}`, [SPREAD]: value('$v') }),
        call('rest'),
      ],
    })).toBe([
      'plain: word',
      'quoted: "true"',
      'number: {{ .N | default 5 }}',
      'map: {{ .M | toJson }}',
      'string: "a \\"b\\" {{ .C }}"',
      'empty: {}',
      'nothing: null',
      '{{- if .A }}',
      'choice:',
      '  x: 1',
      '{{- else }}',
      'choice:',
      '- 2',
      '{{- end }}',
      'list:',
      '{{- if .B }}',
      '- one',
      '- two',
      '{{- else }}',
      '- name: three',
      '  deep:',
      '    er: false',
      '{{- end }}',
      '{{- range $k, $v := .D }}',
      '- name: "{{ $k }}"',
      '  {{- $v | toYaml | nindent 2 }}',
      '{{- end }}',
      '{{- template "rest" . }}',
    ].join('\n'));
  });

  test('defines elements at the depth where they stand', () => {
    expect(block('rest', ['{{- $x := 1 }}'], ['a'], 4)).toBe('{{- define "rest" }}\n{{- $x := 1 }}\n    - a\n{{- end }}');
  });
});

test('the workloads of the conformance test have names of their own', () => {
  const titles = workloads().map(title);
  expect(titles.length).toBeGreaterThan(50);
  expect(new Set(titles).size).toBe(titles.length);
});
