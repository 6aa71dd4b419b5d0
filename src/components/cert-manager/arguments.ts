import { IConstruct } from 'constructs';
import { CAINJECTOR, CONTROLLER, Part, WEBHOOK, WEBHOOK_CA } from './parts';
import type { RecursiveNameservers } from './props';
import { ConfigError, shown } from '../../core';

/**
 * Features that may be switched, with the programs that know them: a program that is given another one does not start.
 * Gates that no longer change anything are left out, and those of the Gateway API, which is off as a whole.
 */
export const FEATURE_GATES = {
  ACMEHTTP01IngressPathTypeExact: [CONTROLLER],
  CAInjectorMerging: [CAINJECTOR],
  ExperimentalCertificateSigningRequestControllers: [CONTROLLER],
  LiteralCertificateSubject: [CONTROLLER, WEBHOOK],
  NameConstraints: [CONTROLLER, WEBHOOK],
  OtherNames: [CONTROLLER, WEBHOOK],
  SecretsFilteredCaching: [CONTROLLER],
  ServerSideApply: [CONTROLLER, CAINJECTOR],
  StableCertificateRequestName: [CONTROLLER],
  UseCertificateRequestBasicConstraints: [CONTROLLER],
} as const satisfies Readonly<Record<string, readonly Part[]>>;

/** Name of a feature that may be switched. */
export type CertManagerFeatureGate = keyof typeof FEATURE_GATES;

/** What the arguments of the programs are made of. */
export interface Arguments {
  readonly logLevel: number;
  readonly leaderElectionNamespace: string;
  /** @default - the namespace of the pod */
  readonly clusterResourceNamespace?: string;
  /** Image of the pods that answer HTTP-01 challenges. */
  readonly solverImage: string;
  /** @default - those of the pod's own DNS settings */
  readonly nameservers?: RecursiveNameservers;
  readonly featureGates: Readonly<Partial<Record<CertManagerFeatureGate, boolean>>>;
}

/** Namespace of the pod: Kubernetes fills in the environment variable. */
const OWN_NAMESPACE = '$(POD_NAMESPACE)';

const HOST_PORT = /^(\[[0-9A-Fa-f:.]+\]|[^\s:,[\]]+):(\d{1,5})$/;
const DNS_OVER_HTTPS = /^https:\/\/[^\s,/]+(\/[^\s,]*)?$/;

/** Refuses nameservers with which the controller would not start. */
export function checkNameservers(at: IConstruct, nameservers: RecursiveNameservers | undefined): void {
  const wrong = nameservers?.servers.find(server => !isNameserver(server));
  if (wrong !== undefined || nameservers?.servers.length === 0) {
    throw new ConfigError('Nameserver', 'dns01RecursiveNameservers.servers must hold "<address>:<port>" or https URLs, ' +
      `got ${shown(wrong ?? [])}; ` +
      'pass e.g. "1.1.1.1:53", "[2606:4700:4700::1111]:53" or "https://1.1.1.1/dns-query"', at);
  }
}

function isNameserver(server: string): boolean {
  const port = Number(HOST_PORT.exec(server)?.[2]);
  return DNS_OVER_HTTPS.test(server) || port >= 1 && port <= 65535;
}

/** Arguments of the controller. */
export function controllerArguments(options: Arguments): string[] {
  const { nameservers } = options;
  return [
    `--v=${options.logLevel}`,
    `--cluster-resource-namespace=${options.clusterResourceNamespace ?? OWN_NAMESPACE}`,
    `--leader-election-namespace=${options.leaderElectionNamespace}`,
    `--acme-http01-solver-image=${options.solverImage}`,
    '--max-concurrent-challenges=60',
    ...nameservers === undefined ? [] : [`--dns01-recursive-nameservers=${nameservers.servers.join(',')}`],
    ...nameservers?.only === true ? ['--dns01-recursive-nameservers-only=true'] : [],
    ...gatesOf(CONTROLLER, options),
  ];
}

/** Arguments of the injector of authorities. */
export function cainjectorArguments(options: Arguments): string[] {
  return [`--v=${options.logLevel}`, `--leader-election-namespace=${options.leaderElectionNamespace}`, ...gatesOf(CAINJECTOR, options)];
}

/** Arguments of the webhook, which makes its own certificate for the names of its Service. */
export function webhookArguments(options: Arguments, port: number): string[] {
  const hosts = ['', `.${OWN_NAMESPACE}`, `.${OWN_NAMESPACE}.svc`].map(domain => `${WEBHOOK.name}${domain}`);
  return [
    `--v=${options.logLevel}`,
    `--secure-port=${port}`,
    `--dynamic-serving-ca-secret-namespace=${OWN_NAMESPACE}`,
    `--dynamic-serving-ca-secret-name=${WEBHOOK_CA}`,
    ...hosts.map(host => `--dynamic-serving-dns-names=${host}`),
    ...gatesOf(WEBHOOK, options),
  ];
}

function gatesOf(part: Part, { featureGates }: Arguments): string[] {
  const known = Object.entries(featureGates).filter(([gate, on]) =>
    on !== undefined && (FEATURE_GATES[gate as CertManagerFeatureGate] as readonly Part[]).includes(part));
  return known.length === 0 ? [] : [`--feature-gates=${known.map(([gate, on]) => `${gate}=${on}`).sort().join(',')}`];
}
