/** What is known of Knative Eventing's programs. Source: knative/eventing at the release in the pins. */
import { PORTS } from './pods';
import { Call, Caller, Fact, fact, ProgramFacts, Replication } from '../../core';

const COMMON = {
  user: fact(65532, 'image: distroless nonroot (.ko.yaml)'),
  writes: fact<readonly string[]>([], 'readOnlyRootFilesystem in upstream\'s own manifest'),
  metrics: fact(undefined, 'vendor/knative.dev/pkg/observability/metrics/config.go: metrics-protocol is none unless config-observability says otherwise'),
  token: fact(true, 'vendor/knative.dev/pkg/injection: all programs watch objects and ConfigMaps'),
};

const LEADS = fact<Replication>('one-leads', 'vendor/knative.dev/pkg/injection/sharedmain/main.go: leader election is on, leases in the namespace of the pods');

const API_SERVER = (why: string): Call => ({ to: 'api-server', why });
const RECEIVERS: Call = { to: 'profiles', why: 'events, for who wants them' };
const ADMISSION: Caller = { from: 'api-server', port: PORTS.webhook, why: 'admission' };
const NEIGHBOURS: readonly Caller[] = [{ from: 'neighbours', port: PORTS.http, why: 'events' }];
const SENDERS: readonly Caller[] = [...NEIGHBOURS, { from: 'profiles', port: PORTS.http, why: 'events' }];

/** What differs between the programs. */
interface Differences {
  readonly kind?: 'StatefulSet';
  readonly name: string;
  /** @default - the name of the workload */
  readonly container?: string;
  readonly calls: readonly Call[];
  readonly calledBy?: readonly Caller[];
  readonly replication: Fact<Replication>;
  /** File with `main`. */
  readonly source: string;
}

function program(namespace: string, { kind, name, container = name, calls, calledBy = [], replication, source }: Differences): ProgramFacts {
  return {
    ...COMMON,
    kind: kind ?? 'Deployment',
    namespace,
    name,
    container,
    calls: fact(calls, source),
    calledBy: fact(calledBy, calledBy.length > 0 ? source : `${source}: probes of the kubelet only`),
    replication,
  };
}

/** The controller. */
export function controllerFacts(namespace: string): ProgramFacts {
  const calls = [API_SERVER('all kinds of Knative Eventing, Deployments of sources')];
  return program(namespace, { name: 'eventing-controller', calls, replication: LEADS, source: 'cmd/controller/main.go' });
}

/** The webhook. */
export function webhookFacts(namespace: string): ProgramFacts {
  return program(namespace, {
    name: 'eventing-webhook',
    calls: [API_SERVER('its certificate, its webhook configurations, definitions, SinkBindings')],
    calledBy: [ADMISSION],
    replication: fact('all-work', 'vendor/knative.dev/pkg/webhook: all answer, one keeps the certificate'),
    source: 'cmd/webhook/main.go',
  });
}

/** What makes a Job of each event. */
export function jobSinkFacts(namespace: string): ProgramFacts {
  return program(namespace, {
    name: 'job-sink', calls: [API_SERVER('Jobs and Secrets with their events')], calledBy: SENDERS,
    replication: fact('all-work', 'cmd/jobsink/main.go: no state'), source: 'cmd/jobsink/main.go',
  });
}

/** What sends events at times. */
export function pingSourceFacts(namespace: string): ProgramFacts {
  return program(namespace, {
    name: 'pingsource-mt-adapter', container: 'dispatcher', calls: [API_SERVER('PingSources'), RECEIVERS],
    replication: fact('one-leads', 'cmd/mtping/main.go: WithHAEnabled'), source: 'cmd/mtping/main.go',
  });
}

/** What waits for the answer to an event. */
export function requestReplyFacts(namespace: string): ProgramFacts {
  return {
    ...program(namespace, {
      kind: 'StatefulSet', name: 'request-reply', calls: [API_SERVER('RequestReplies')], calledBy: SENDERS,
      replication: fact('all-work', 'pkg/reconciler/requestreply: answers come back to the pod that waits, by its number'), source: 'cmd/requestreply/main.go',
    }),
    writes: fact([], 'cmd/requestreply/main.go: it reads its keys from a mounted Secret, and keeps all else in memory'),
  };
}

/** The controller of channels in memory. */
export function imcControllerFacts(namespace: string): ProgramFacts {
  return program(namespace, {
    name: 'imc-controller', container: 'controller', calls: [API_SERVER('InMemoryChannels, their Services, its webhook configurations')], calledBy: [ADMISSION], replication: LEADS,
    source: 'cmd/in_memory/channel_controller/main.go',
  });
}

/**
 * What keeps events in memory.
 * @param withBrokers whether brokers keep theirs there
 */
export function imcDispatcherFacts(namespace: string, withBrokers: boolean): ProgramFacts {
  const calls = [API_SERVER('InMemoryChannels'), RECEIVERS, ...withBrokers ? [neighbour(namespace, 'broker-filter', 'events of brokers')] : []];
  return program(namespace, {
    name: 'imc-dispatcher', container: 'dispatcher', calls, calledBy: SENDERS,
    replication: fact('all-work', 'pkg/reconciler/inmemorychannel/dispatcher: each pod serves all channels'), source: 'cmd/in_memory/channel_dispatcher/main.go',
  });
}

/** The controller of brokers on channels. */
export function brokerControllerFacts(namespace: string): ProgramFacts {
  return program(namespace, { name: 'mt-broker-controller', calls: [API_SERVER('Brokers, Triggers, their channels')], replication: LEADS, source: 'cmd/mtchannel_broker/main.go' });
}

/**
 * What takes the events of brokers.
 * @param inMemory whether it keeps them in the channels that run here
 */
export function brokerIngressFacts(namespace: string, inMemory: boolean): ProgramFacts {
  return brokerFacts(namespace, 'ingress', SENDERS, inMemory ? [neighbour(namespace, 'imc-dispatcher', 'events, into the channels of brokers')] : []);
}

/** What hands the events of brokers on. */
export function brokerFilterFacts(namespace: string): ProgramFacts {
  return brokerFacts(namespace, 'filter', NEIGHBOURS, [RECEIVERS, neighbour(namespace, 'broker-ingress', 'answers')]);
}

function brokerFacts(namespace: string, role: 'ingress' | 'filter', calledBy: readonly Caller[], calls: readonly Call[]): ProgramFacts {
  return program(namespace, {
    name: `mt-broker-${role}`, container: role, calls: [API_SERVER('Brokers, Triggers'), ...calls], calledBy,
    replication: fact('all-work', 'config/brokers/mt-channel-broker/deployments/hpa.yaml: upstream scales it'), source: `cmd/broker/${role}/main.go`,
  });
}

function neighbour(namespace: string, name: string, why: string): Call {
  return { to: { namespace, name, port: 80 }, why };
}
