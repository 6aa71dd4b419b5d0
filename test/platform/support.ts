import { KubeflowApp } from '../../src/checks';
import { files, isOwnVersions, Located, ManifestSet, Report, secretRef, toYaml } from '../../src/core';
import { argocd } from '../../src/gitops';
import { dex, KubeflowPlatform, KubeflowPlatformProps, local, oidc, PlatformFacts, production } from '../../src/platform';

const PRODUCTION = production({ url: 'https://ml.example.com', tls: { certificate: secretRef('front-tls') } });

/** Each preset with the least that it needs. */
export const PRESETS = {
  local: local(),
  dex: {
    ...PRODUCTION,
    login: dex({
      client: secretRef('dex-client'),
      credentials: secretRef('login'),
      connectors: [{ type: 'oidc', id: 'sso', name: 'SSO', config: { issuer: 'https://sso.example.org', clientID: 'ml', clientSecret: { name: 'sso', key: 'secret' } } }],
    }),
  },
  oidc: {
    ...PRODUCTION,
    login: oidc({ issuer: 'https://sso.example.org', clientId: 'ml', credentials: secretRef('login') }),
  },
} as const satisfies Record<string, KubeflowPlatformProps>;

/** Name of a preset. */
export type Preset = keyof typeof PRESETS;

/** Argo CD under a name that none of the platform's parts has. */
export const GITOPS = argocd({ repository: 'https://git.example.net/platform.git', name: 'delivery', settings: true });

/** A platform in an app with all rules. */
export function given(props: KubeflowPlatformProps = { ...PRESETS.local, gitops: GITOPS }) {
  const app = new KubeflowApp();
  return { app, platform: new KubeflowPlatform(app, 'platform', props) };
}

/** All objects of a platform. */
export function objectsOf(props: KubeflowPlatformProps): readonly Located[] {
  return given(props).app.manifests().all;
}

/** Labels of the objects of one component. */
export function labelsOf(props: KubeflowPlatformProps, component: string): string[] {
  return objectsOf(props).filter(one => one.component === component).map(one => one.label);
}

/** The facts that a platform writes beside its output. */
export function factsOf(props: KubeflowPlatformProps, change?: (platform: KubeflowPlatform) => void): PlatformFacts {
  const { app, platform } = given(props);
  change?.(platform);
  const { reports } = app as unknown as { readonly reports: readonly Report[] };
  return JSON.parse(reports.find(one => one.file === 'platform.json')!.render(app.manifests())!) as PlatformFacts;
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

/** The lines with a text in any key or value of the objects, without the schemas of our own kinds; what is base64 in a Secret is decoded. */
export function linesWith(text: RegExp, all: readonly Located[]): Line[] {
  const found: Line[] = [];
  for (const { manifest, kind, name } of all) {
    const path: string[] = [];
    const see = (value: string, suffix = '') => {
      const plain = kind === 'Secret' && path[0] === '.data' && suffix === '' ? Buffer.from(value, 'base64').toString() : value;
      if (plain.search(text) >= 0) {
        const place = { object: `${kind}/${name}`, path: `${path.join('').slice(1)}${suffix}` };
        found.push(...plain.split('\n').filter(line => line.search(text) >= 0).map(line => ({ ...place, text: line })));
      }
    };
    const walk = (value: unknown): void => {
      if (typeof value === 'string') {
        see(value);
      } else if (typeof value === 'object' && value !== null && !isOwnVersions(value)) { // these are the same in every platform
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
