import { given, GITOPS, PRESETS } from './support';
import { Deployment } from '../../src/apis/k8s/apps/v1';
import { Service } from '../../src/apis/k8s/core/v1';
import { describe as described, isRecord, ManifestSet } from '../../src/core';
import { AddOn, KubeflowPlatformProps } from '../../src/platform';

const tracker: AddOn = {
  name: 'tracker',
  namespace: { name: 'tracking' },
  web: { path: '/tracker/', service: 'tracker', port: 80, pods: { app: 'tracker' }, rewrite: '/' },
  menu: { type: 'item', text: 'Tracker', link: '/tracker/' },
  quickLink: { text: 'Start tracking', desc: 'Tracker', link: '/tracker/new' },
  images: { server: 'ghcr.io/example/tracker:1.2.3' },
  make: (chart, { namespace, url, image, pods }) => {
    const labels = { app: 'tracker' };
    new Deployment(chart, 'Deployment', {
      metadata: { name: 'tracker', namespace },
      spec: {
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: {
            priorityClassName: pods.priorityClassName,
            securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
            containers: [{
              name: 'tracker', image: image('server'), args: [`--url=${url}`], ports: [{ containerPort: 8080 }],
              securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
            }],
          },
        },
      },
    });
    new Service(chart, 'Service', { metadata: { name: 'tracker', namespace }, spec: { selector: labels, ports: [{ port: 80, targetPort: 8080 }] } });
  },
};

function made(change: object = {}, addOn: AddOn = tracker): { readonly set: ManifestSet; readonly findings: readonly string[] } {
  const { app } = given({ ...PRESETS.local, gitops: GITOPS, addOns: [addOn], ...change } as KubeflowPlatformProps);
  return { set: app.manifests(), findings: app.findings().map(one => described(one)) };
}

test('an add-on has no findings', () => expect(made().findings).toEqual([]));

test('its namespace belongs to the mesh and enforces the strictest level', () => {
  expect(made().set.find('Namespace', undefined, 'tracking')!.labels).toEqual({ 'istio-injection': 'enabled', 'pod-security.kubernetes.io/enforce': 'restricted' });
});

test('its page is a path of the platform, behind the gateway alone', () => {
  const { set } = made();
  const route = set.find('networking.istio.io/VirtualService', 'tracking', 'tracker')!;
  expect(route.at('spec', 'gateways').value).toEqual(['kubeflow/kubeflow-gateway']);
  expect(route.at('spec', 'http').items().map(one => [one.at('match').items()[0].at('uri', 'prefix').text, one.at('rewrite', 'uri').text])).toEqual([['/tracker/', '/']]);
  const policy = set.find('security.istio.io/AuthorizationPolicy', 'tracking', 'tracker')!;
  expect(policy.at('spec').value).toEqual({
    action: 'ALLOW',
    selector: { matchLabels: { app: 'tracker' } },
    rules: [{ from: [{ source: { principals: ['cluster.local/ns/istio-system/sa/istio-ingressgateway-service-account'] } }] }],
  });
  const network = set.find('networking.k8s.io/NetworkPolicy', 'tracking', 'tracker')!;
  expect(network.at('spec', 'podSelector', 'matchLabels').value).toEqual({ app: 'tracker' });
  const from = network.at('spec', 'ingress').items().flatMap(one => one.at('from').items());
  expect(from.map(one => isRecord(one.value) && Object.keys(one.value).sort())).toEqual([['namespaceSelector', 'podSelector']]);
});

test('the menu and the home page lead to it', () => {
  const links = JSON.parse(made().set.find('ConfigMap', 'kubeflow', 'dashboard-config')!.at('data').strings().links) as { menuLinks: object[]; quickLinks: object[] };
  expect(links.menuLinks).toContainEqual({ type: 'item', text: 'Tracker', link: '/tracker/' });
  expect(links.quickLinks).toContainEqual({ text: 'Start tracking', desc: 'Tracker', link: '/tracker/new' });
});

test('its images come from the platform\'s mirror, and are known to the checks', () => {
  const { set, findings } = made({ images: { mirror: 'registry.example.net/mirror' } });
  const [container] = set.find('apps/Deployment', 'tracking', 'tracker')!.at('spec', 'template', 'spec', 'containers').items();
  expect(container.at('image').text).toBe('registry.example.net/mirror/example/tracker:1.2.3');
  expect(findings).toEqual([]);
});

test('it gets the platform\'s URL and pod settings', () => {
  const pod = made({ pods: { priorityClassName: 'platform' } }).set.find('apps/Deployment', 'tracking', 'tracker')!.at('spec', 'template', 'spec');
  expect(pod.at('priorityClassName').text).toBe('platform');
  expect(pod.at('containers').items()[0].at('args').value).toEqual(['--url=http://localhost:8080']);
});

test('no team can have its namespace', () => {
  const { platform } = given({ ...PRESETS.local, addOns: [tracker] });
  expect(() => platform.addProfile('tracking', { owner: 'ana@example.com' })).toThrow('got "tracking"');
});

test('it may live in a namespace that somebody else makes', () => {
  const { set, findings } = made({}, { ...tracker, namespace: 'kubeflow-system' });
  expect(findings).toEqual([]);
  expect(set.ofKind('Namespace').filter(one => one.component === 'tracker')).toEqual([]);
  expect(set.find('apps/Deployment', 'kubeflow-system', 'tracker')).toBeDefined();
});
