import { App } from '../../src/checks';
import { files, Located, ManifestSet, toYaml } from '../../src/core';
import { argocd } from '../../src/gitops';
import { dex, KubeflowPlatform, KubeflowPlatformProps, local, oidc, production, secret } from '../../src/platform';

/** Each preset with the least that it needs. */
export const PRESETS = {
  local: local(),
  dex: {
    ...production({ url: 'https://ml.example.com' }),
    kubeflow: { tls: { credentialName: 'front-tls' } },
    login: dex({
      client: secret('dex-client'),
      credentials: secret('login'),
      connectors: [{ type: 'oidc', id: 'sso', name: 'SSO', config: { issuer: 'https://sso.example.org', clientID: 'ml', clientSecret: { name: 'sso', key: 'secret' } } }],
    }),
  },
  oidc: {
    ...production({ url: 'https://ml.example.com' }),
    kubeflow: { tls: { credentialName: 'front-tls' } },
    login: oidc({ issuer: 'https://sso.example.org', clientId: 'ml', credentials: secret('login') }),
  },
} as const satisfies Record<string, KubeflowPlatformProps>;

/** Name of a preset. */
export type Preset = keyof typeof PRESETS;

/** Argo CD under a name that none of the platform's parts has. */
export const GITOPS = argocd({ repository: 'https://git.example.net/platform.git', name: 'delivery', settings: true });

/** A platform in an app with all rules. */
export function given(props: KubeflowPlatformProps = { ...PRESETS.local, gitops: GITOPS }) {
  const app = new App();
  return { app, platform: new KubeflowPlatform(app, 'platform', props) };
}

/** All objects of a platform. */
export function objectsOf(props: KubeflowPlatformProps): readonly Located[] {
  return given(props).app.manifests().all;
}

/** What would be written: text by path. */
export function fileMap(set: ManifestSet): Map<string, string> {
  return new Map([...files(set)].map(([file, one]) => [file, toYaml(one.manifest)]));
}

/** Paths whose text is not the same, or that are only in one of both. */
export function changed(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter(file => before.get(file) !== after.get(file)).sort();
}

/** A string of an object: a key or a value, one line of it. */
export interface Line {
  /** `<Kind>/<name>`. */
  readonly object: string;
  /** Place in the object; that of a key ends in `{}`. */
  readonly path: string;
  readonly text: string;
}

/** The lines with a text in any key or value of the objects; what is base64 in a Secret is decoded. */
export function linesWith(text: RegExp, all: readonly Located[]): Line[] {
  const found: Line[] = [];
  for (const { manifest } of all) {
    const path: string[] = [];
    const see = (value: string, suffix = '') => {
      const plain = manifest.kind === 'Secret' && path[0] === '.data' && suffix === '' ? Buffer.from(value, 'base64').toString() : value;
      if (plain.search(text) >= 0) {
        const place = { object: `${manifest.kind}/${manifest.metadata.name}`, path: `${path.join('').slice(1)}${suffix}` };
        found.push(...plain.split('\n').filter(line => line.search(text) >= 0).map(line => ({ ...place, text: line })));
      }
    };
    const walk = (value: unknown): void => {
      if (typeof value === 'string') {
        see(value);
      } else if (typeof value === 'object' && value !== null) {
        for (const [key, one] of Object.entries(value)) {
          Array.isArray(value) || see(key, '{}');
          path.push(Array.isArray(value) ? `[${key}]` : `.${key}`);
          walk(one);
          path.pop();
        }
      }
    };
    walk(manifest);
  }
  return found;
}
