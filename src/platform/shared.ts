import { Construct } from 'constructs';
import { CommonSettings, Given, GivenFacts, GivenLists, Shared } from './part';
import { ConfigError, listed } from '../core';

/** What nobody gave. */
const NOTHING: GivenLists = {
  menuLinks: [], quickLinks: [], meshNamespaces: [], gatewayCallers: [], authorizers: [], profileCallers: [], profilePeers: [], gatewayHosts: [], reservedNamespaces: [],
  trustedNamespaces: [], accelerators: [], databaseClients: [], storeClients: [], trialResources: [], jobFrameworks: [],
};

/**
 * What all parts give together: lists add up, in the order of the parts.
 *
 * @throws ConfigError `NoGateway`
 */
export function gathered(given: readonly Given[], { gatewayName, namespaces }: CommonSettings & { readonly namespaces: { readonly kubeflow: string } }, at: Construct): Shared {
  const lists = Object.fromEntries(Object.keys(NOTHING).map(name => [name, unique(given.flatMap(one => one[name as keyof GivenLists] as readonly unknown[] ?? []))]));
  const facts: Partial<GivenFacts> = Object.assign({}, ...given.map(withoutLists));
  const gateway = facts.existingGateway ?? (facts.ingress && { namespace: namespaces.kubeflow, name: gatewayName, workload: facts.ingress });
  if (gateway === undefined) {
    throw new ConfigError('NoGateway', `no part of the platform gives a gateway, got ${listed(Object.keys(facts))}; keep istio, or name an existing one`, at);
  }
  const { knative, queues, localGateway = gateway.workload, injection = 'enabled', ...others } = facts;
  return {
    ...lists as unknown as GivenLists,
    ...others,
    gateway,
    localGateway,
    injection,
    ...queues && { queues: { frameworks: ['batch/job', ...(lists as unknown as GivenLists).jobFrameworks, 'pod'], ...queues } },
    ...knative && { knative: { localGatewayService: { namespace: localGateway.namespace, name: knative.localGateway.name, port: 80 }, ...knative } },
  };
}

function unique<T>(all: readonly T[]): T[] {
  return [...new Set(all)];
}

function withoutLists(given: Given): Partial<GivenFacts> {
  return Object.fromEntries(Object.entries(given).filter(([name, value]) => !Object.hasOwn(NOTHING, name) && value !== undefined));
}
