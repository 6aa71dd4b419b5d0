import { Construct } from 'constructs';
import { MeshedRegistryProps } from './props';
import { ConfigError, DEFAULT_IDENTITY, HubRef, Mesh, meshOf, ServiceAccountRef, ServiceRef, shown } from '../../core';
import { platformContextOf } from '../platform-context';

/** Settings of a registry after all defaults. */
export interface ResolvedRegistry {
  readonly namespace: string;
  readonly mesh: Mesh;
  readonly main: boolean;
  readonly open: boolean;
  readonly callers: readonly ServiceAccountRef[];
  /** Whether a NetworkPolicy of the team keeps out pods of other namespaces. */
  readonly isolated: boolean;
  /** @default - the namespace has no catalog */
  readonly catalog?: ServiceRef;
}

/**
 * Fills in what the platform of the app says, and the defaults.
 *
 * @throws ConfigError `RegistryGateway`, `RegistryHeader`
 */
export function resolveRegistry(at: Construct, namespace: string, props: MeshedRegistryProps, isolated = false): ResolvedRegistry {
  const platform = platformContextOf(at);
  const gateway = props.gateway ?? platform?.mesh?.gateway;
  if (gateway === undefined) {
    throw new ConfigError('RegistryGateway', 'gateway must be given where no platform says it, got undefined; pass the Gateway that the routes attach to', at);
  }
  const { identity = platform?.identity, hosts = platform?.mesh?.hosts } = props;
  const { clusterDomain = platform?.mesh?.clusterDomain, trustDomain = platform?.mesh?.trustDomain } = props;
  const mesh = meshOf({ gateway, identity, hosts, clusterDomain, trustDomain });
  const ui = platform?.hub?.registryUi;
  const { main = ui?.namespace === namespace, open = false } = props;
  if (main && (mesh.identity.userId !== DEFAULT_IDENTITY.userId || mesh.identity.groups !== DEFAULT_IDENTITY.groups)) {
    throw new ConfigError('RegistryHeader', `the user interface of registries reads the headers ${DEFAULT_IDENTITY.userId} and ${DEFAULT_IDENTITY.groups} only, ` +
      `got ${shown(mesh.identity.userId)} and ${shown(mesh.identity.groups)}; keep these names in identity, or pass main: false`, at);
  }
  const { callers = ['platform'], catalog = platform?.hub?.catalog ?? false } = props;
  const accounts = callers.flatMap(one => one === 'platform' ? usualCallers(namespace, platform?.hub) : [one]);
  return { namespace, mesh, main, open, callers: accounts, isolated, ...catalog !== false && { catalog } };
}

/** Programs of the platform that call the registry of a namespace from another one. */
function usualCallers(namespace: string, { registryUi, inferenceServiceController: controller }: Partial<HubRef> = {}): ServiceAccountRef[] {
  const all = [...registryUi ? [registryUi] : [], ...controller?.registries.includes(namespace) === true ? [controller.account] : []];
  return all.filter(one => one.namespace !== namespace);
}
