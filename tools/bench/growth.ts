import * as fs from 'fs';
import { ratio, table } from './report';
import { Chart } from 'cdk8s';
import { LimitRange, ResourceQuota, ServiceAccount } from '../../src/apis/k8s/core/v1';
import { NetworkPolicy } from '../../src/apis/k8s/networking/v1';
import { RoleBinding } from '../../src/apis/k8s/rbac/v1';
import { Profile } from '../../src/apis/kubeflow.org/v1beta1';
import { AuthorizationPolicy } from '../../src/apis/security.istio.io/v1beta1';
import { App } from '../../src/checks';
import { setFolder, setStage } from '../../src/core';
import { KubeflowPlatform, local } from '../../src/platform';

/** The objects of a team with two contributors: as many as a real profile has. */
function team(app: App, name: string): number {
  const chart = new Chart(app, name);
  setFolder(chart, { folder: `profiles/${name}` });
  const namespace = name;
  new Profile(chart, 'Profile', { metadata: { name }, spec: { owner: { kind: 'User', name: `${name}@example.com` } } });
  const inside = [
    new ResourceQuota(chart, 'Quota', { metadata: { name: 'quota', namespace }, spec: { hard: { 'requests.cpu': '64', 'requests.nvidia.com/gpu': '4' } } }),
    new LimitRange(chart, 'Limits', { metadata: { name: 'limits', namespace }, spec: { limits: [{ type: 'Container', default: { cpu: '1' } }] } }),
    new NetworkPolicy(chart, 'Policy', { metadata: { name: 'same-namespace', namespace }, spec: { podSelector: {}, ingress: [{ from: [{ podSelector: {} }] }] } }),
    new ServiceAccount(chart, 'Robot', { metadata: { name: 'robot', namespace } }),
    ...['ana', 'bo'].flatMap(user => [
      new RoleBinding(chart, `Binding-${user}`, {
        metadata: { name: `user-${user}`, namespace, annotations: { user: `${user}@example.com`, role: 'edit' } },
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'kubeflow-edit' },
        subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: `${user}@example.com` }],
      }),
      new AuthorizationPolicy(chart, `Access-${user}`, {
        metadata: { name: `user-${user}`, namespace },
        spec: { rules: [{ when: [{ key: 'request.headers[kubeflow-userid]', values: [`${user}@example.com`] }] }] },
      }),
    ]),
  ];
  inside.forEach(object => setStage(object, 'last'));
  return inside.length + 1;
}

/** Time per object of the platform with many copies of a team; it must not grow with their number. */
export function growth(copies: readonly number[], folder: string): void {
  const perObject = copies.map(count => {
    const begin = process.hrtime.bigint();
    const app = new App({ outdir: folder });
    new KubeflowPlatform(app, 'kubeflow', local());
    let objects = 300; // those of the platform, near enough
    for (let i = 0; i < count; i++) {
      objects += team(app, `team-${i}`);
    }
    app.synth();
    const micros = Number(process.hrtime.bigint() - begin) / 1e3 / objects;
    fs.rmSync(folder, { recursive: true, force: true });
    return { count, objects, micros };
  });
  table('growth, time per object with copies of a team', perObject.map(({ count, objects, micros }) =>
    [`${count} copies, ${objects} objects`, `${micros.toFixed(0)} us`, ratio('', micros / perObject[0].micros)[1]]));
}
