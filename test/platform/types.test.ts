/**
 * What does not compile. Each `@ts-expect-error` fails the type check of the tests as soon as the line below it compiles;
 * what the lines do at run time, for callers without types, is checked here.
 */
import { given, GITOPS, PRESETS } from './support';
import { DexConnector } from '../../src/components/dex';
import { NotebookController } from '../../src/components/notebooks';
import { argocd, flux } from '../../src/gitops';
import { secretRef } from '../../src/core';
import { dex, KubeflowPlatformProps, local, oidc, production } from '../../src/platform';
import { ModelRegistry, ModelRegistryProps } from '../../src/workloads';
import { chart, configError, gateway } from '../support';

const { login, tls } = PRESETS.oidc;
const clientSecret = { name: 'sso', key: 'secret' };

/** Whatever a caller without types gets: a code of ours, or the objects as if the line were not there. */
function codeOf(props: KubeflowPlatformProps): string {
  try {
    given(props);
    return 'none';
  } catch {
    return configError(() => given(props)).code;
  }
}

describe('the compiler refuses', () => {
  test('production without a login', () => {
    // @ts-expect-error login is required
    const props: KubeflowPlatformProps = production({ url: 'https://ml.example.com', tls });
    expect(codeOf(props)).toBe('LoginMissing');
  });

  test('production that does not say where TLS ends, unless the Gateway is there already', () => {
    const gateway = { namespace: 'ingress', name: 'public' };
    // @ts-expect-error tls is required
    const props: KubeflowPlatformProps = { ...production({ url: 'https://ml.example.com' }), login };
    expect(codeOf(props)).toBe('GatewayTls');
    expect(codeOf({ ...production({ url: 'https://ml.example.com' }), login, istio: { existing: { gateway } } })).toBe('none');
    // A Secret name alone is refused below.
    // @ts-expect-error the certificate is a Secret
    expect(codeOf({ ...production({ url: 'https://ml.example.com', tls: { certificate: 'hunter2' } }), login })).toBe('WrongProp');
  });

  test('a platform without a preset', () => {
    // @ts-expect-error neither security nor url
    const props: KubeflowPlatformProps = { gitops: GITOPS };
    expect(codeOf(props)).toBe('SecurityPreset');
  });

  test('a registry without a mesh that keeps somebody out, or has settings of the mesh', () => {
    const codes = (props: readonly ModelRegistryProps[]) => props.map(one => configError(() => new ModelRegistry(chart(), 'registry', { namespace: 'vision', ...one })).code);
    // @ts-expect-error open is required
    const closed: ModelRegistryProps = { mesh: false };
    // @ts-expect-error there is nothing to attach to
    const routed: ModelRegistryProps = { mesh: false, open: true, gateway };
    // @ts-expect-error the user interface belongs to the mesh
    const main: ModelRegistryProps = { mesh: false, open: true, main: true };
    expect(codes([closed, routed, main])).toEqual(['MissingProp', 'WrongProp', 'WrongProp']);
  });

  test('wrong options of the hub, and names for routes without a gateway', () => {
    // @ts-expect-error a list of namespaces is wanted
    expect(codeOf({ ...local(), hub: { inferenceServiceController: { registries: 'vision' } } })).toBe('WrongProp');
    expect(codeOf({ ...local(), hub: { inferenceServiceController: { registries: [] } } })).toBe('WrongProp');
    // @ts-expect-error the platform sets the domain
    expect(codeOf({ ...local(), hub: { clusterDomain: 'corp.internal' } })).toBe('UnknownProp');
    // @ts-expect-error gateway is required
    expect(configError(() => new NotebookController(chart(), 'notebooks', { hosts: ['ml.example.com'] })).code).toBe('MissingProp');
  });

  test('a preset of another name', () => {
    // @ts-expect-error there is no such preset
    const props: KubeflowPlatformProps = { ...local(), security: 'staging' };
    expect(codeOf(props)).toBe('SecurityPreset');
  });

  test('a credential as a text', () => {
    // @ts-expect-error a SecretRef is wanted
    const bad = oidc({ issuer: 'https://sso.example.org', clientId: 'ml', credentials: 'hunter2' });
    expect(bad.credentials).toBe('hunter2');
  });

  test('logins that miss something', () => {
    // @ts-expect-error the client id is required
    expect(oidc({ issuer: 'https://sso.example.org', credentials: secretRef('a') }).kind).toBe('oidc');
    // @ts-expect-error Dex' own client is required
    expect(dex({ credentials: secretRef('a') }).kind).toBe('dex');
    // @ts-expect-error users need a Secret with their hashes
    expect(dex({ client: secretRef('a'), credentials: secretRef('b'), users: { list: [] } }).kind).toBe('dex');
    // @ts-expect-error there is no such option
    expect(oidc({ issuer: 'https://sso.example.org', clientId: 'ml', credentials: secretRef('a'), connectors: [] }).kind).toBe('oidc');
  });

  test('connectors that miss something, or mix two kinds', () => {
    const all: readonly DexConnector[] = [
      // @ts-expect-error the type of the connector is unknown
      { type: 'openid', id: 'a', name: 'A', config: { issuer: 'https://sso.example.org', clientID: 'ml', clientSecret } },
      // @ts-expect-error the secret is a reference, never a text
      { type: 'oidc', id: 'a', name: 'A', config: { issuer: 'https://sso.example.org', clientID: 'ml', clientSecret: 'hunter2' } },
      // @ts-expect-error the issuer is missing
      { type: 'oidc', id: 'a', name: 'A', config: { clientID: 'ml', clientSecret } },
      // @ts-expect-error a connector has an id
      { type: 'oidc', name: 'A', config: { issuer: 'https://sso.example.org', clientID: 'ml', clientSecret } },
      // @ts-expect-error GitHub knows organizations, not issuers
      { type: 'github', id: 'a', name: 'A', config: { issuer: 'https://sso.example.org', clientID: 'ml', clientSecret } },
      // @ts-expect-error a directory is searched somewhere
      { type: 'ldap', id: 'a', name: 'A', config: { host: 'ldap.example.com:636' } },
    ];
    expect(all).toHaveLength(6);
  });

  test('options of a node agent that is left out', () => {
    const cni = { binDir: '/opt/cni/bin' };
    expect(codeOf({ ...local(), istio: { cni } })).toBe('none');
    // @ts-expect-error platform is for the node agent
    const props: KubeflowPlatformProps = { ...local(), istio: { cni: false, platform: 'gke' } };
    expect(codeOf(props)).toBe('WrongProp');
  });

  test('what the platform decides, in the options of a component', () => {
    const all: readonly KubeflowPlatformProps[] = [
      // @ts-expect-error namespaces are set once, in namespaces
      { ...local(), dashboard: { namespace: 'x' } },
      // @ts-expect-error the cluster domain is set once
      { ...local(), notebooks: { clusterDomain: 'x.local' } },
      // @ts-expect-error secure cookies follow from the URL
      { ...local(), oauth2Proxy: { secureCookies: false } },
      // @ts-expect-error the issuer is that of the login
      { ...local(), dex: { issuerUrl: 'https://x.example.com/dex' } },
      // @ts-expect-error images are set once
      { ...local(), istio: { images: undefined } },
    ];
    expect(all).toHaveLength(5);
  });

  test('facts and options in the wrong place', () => {
    // @ts-expect-error an existing Istio needs its Gateway
    const props: KubeflowPlatformProps = { ...local(), istio: { existing: { namespace: 'mesh' } } };
    expect(codeOf(props)).toBe('MissingProp');
    // @ts-expect-error options of an Istio that is not made here
    const other: KubeflowPlatformProps = { ...local(), istio: { existing: { gateway: { namespace: 'a', name: 'b' } }, accessLog: 'json' } };
    expect(codeOf(other)).toBe('WrongProp');
    // @ts-expect-error true says nothing that the default does not
    const third: KubeflowPlatformProps = { ...local(), dashboard: true };
    expect(codeOf(third)).toBe('WrongProp');
    // @ts-expect-error a platform without its base is none
    const fourth: KubeflowPlatformProps = { ...local(), kubeflow: false };
    expect(codeOf(fourth)).toBe('WrongProp');
  });

  test('brokers and channels of Knative Eventing that nothing serves', () => {
    expect(codeOf({ ...local(), knativeEventing: { channels: { inMemory: true }, brokers: { channelBased: {} } } })).toBe('none');
    // @ts-expect-error brokers that run here keep their events in channels
    expect(codeOf({ ...local(), knativeEventing: { brokers: { channelBased: {} } } })).not.toBe('none');
    // @ts-expect-error the class whose programs run here is no class of somebody else's
    expect(codeOf({ ...local(), knativeEventing: { brokers: { existing: { class: 'MTChannelBasedBroker', config: { name: 'a' } } } } })).not.toBe('none');
    // @ts-expect-error channels in memory are of programs that run here
    expect(codeOf({ ...local(), knativeEventing: { channels: { existing: { kind: 'InMemoryChannel', apiVersion: 'messaging.knative.dev/v1' } } } })).not.toBe('none');
    // @ts-expect-error a Broker by itself is of a class that something serves
    expect(codeOf({ ...local(), knativeEventing: { sugar: { namespaces: 'all' } } })).not.toBe('none');
    // @ts-expect-error who may send is checked only where senders say who they are
    expect(codeOf({ ...local(), knativeEventing: { features: { 'default-authorization-mode': 'deny-all' } } })).not.toBe('none');
  });

  test('settings that are misspelt', () => {
    const all: readonly KubeflowPlatformProps[] = [
      // @ts-expect-error namespaces
      { ...local(), namespace: { kubeflow: 'x' } },
      // @ts-expect-error kubeflow
      { ...local(), namespaces: { kubflow: 'x' } },
      // @ts-expect-error userId
      { ...local(), identity: { userid: 'x' } },
      // @ts-expect-error nodeSelector
      { ...local(), pods: { nodeSelectors: {} } },
      // @ts-expect-error no image of that name
      { ...local(), images: { overrides: { 'istio/none': 'a/b:1' } } },
    ];
    expect(all).toHaveLength(5);
  });

  test('GitOps without the repository', () => {
    // @ts-expect-error repository is required
    expect(argocd({ path: 'dist' }).engine).toBe('argocd');
    // @ts-expect-error gitRepository is required
    expect(flux({}).engine).toBe('flux');
  });

  test('wrong choices of the training operator and of KubeRay', () => {
    const props = (more: object) => ({ ...PRESETS.local, ...more }) as KubeflowPlatformProps;
    // @ts-expect-error a scheduler with the plug-in has a name
    const unnamed: KubeflowPlatformProps = { ...local(), trainingOperator: { gangScheduling: { kind: 'scheduler-plugins' } } };
    expect(codeOf(unnamed)).toBe('MissingProp');
    // @ts-expect-error Volcano has none
    const named: KubeflowPlatformProps = { ...local(), trainingOperator: { gangScheduling: { kind: 'volcano', schedulerName: 'volcano' } } };
    expect(codeOf(named)).toBe('WrongProp');
    // @ts-expect-error a kind of Trainer
    const successor: KubeflowPlatformProps = { ...local(), trainingOperator: { schemes: ['TrainJob'] } };
    expect(codeOf(successor)).toBe('WrongProp');
    // @ts-expect-error the program takes no issuer
    const issuer: KubeflowPlatformProps = { ...local(), trainingOperator: { webhookIssuer: { kind: 'ClusterIssuer', name: 'internal' } } };
    expect(codeOf(issuer)).toBe('UnknownProp');
    // @ts-expect-error a scheduler of a later release
    const later: KubeflowPlatformProps = { ...local(), kuberay: { batchScheduler: 'kai-scheduler' } };
    expect(codeOf(later)).toBe('WrongProp');
    expect(codeOf(props({ trainingOperator: { gangScheduling: { kind: 'volcano' } }, kuberay: { batchScheduler: 'volcano' } }))).toBe('none');
  });
});
